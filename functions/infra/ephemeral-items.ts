/** Keys of the ephemeral table, and how its items are read: parsed, never trusted. */
import * as z from "zod/mini";
import { language } from "../../contracts/localized.ts";
import { storedProfiles } from "../../contracts/stored-profile.ts";
import { codeLengths } from "../../contracts/verification-code.ts";
import { ascendingStages } from "../domain/mail-status.ts";
import type { IssuedCode } from "../domain/one-time-code.ts";
import type { Registration } from "../domain/registration.ts";

export const registrationKey = (id: string) => ({ pk: `REGISTRATION#${id}`, sk: "REGISTRATION" });
export const codeKey = (registrationId: string) => ({ pk: `REGISTRATION#${registrationId}`, sk: "CODE" });
export const sessionKey = (tokenHash: string) => ({ pk: `SESSION#${tokenHash}`, sk: "SESSION" });
export const limitKey = (subject: string, span: string) => ({ pk: `LIMIT#${subject}#${span}`, sk: "LIMIT" });

/** DynamoDB's TTL wants epoch seconds; rounding up keeps an item for as long as its conditions may hold. */
export const ttl = (instant: number) => Math.ceil(instant / 1000);

const fields = {
  id: z.string(),
  state: z.enum(["requested", "verified", "completing", "completed", "duplicate"]),
  email: z.string(),
  language,
  termsVersion: z.string(),
  termsSha256: z.string(),
  flowHash: z.string(),
  codeNumber: z.int(),
  // A registration that an older release began has none of these.
  codeDigits: z._default(z.literal(codeLengths), 6),
  askedFrom: z._default(z.string(), "unknown"),
  renewedUnder: z.optional(z.string()),
  browser: z._default(z.string(), ""),
  startedAt: z.number(),
  expiresAt: z.number(),
  resendAvailableAt: z.number(),
  deleteAt: z.number(),
  mailStatus: z.enum(ascendingStages),
  accountId: z.exactOptional(z.string()),
  claimedAt: z.exactOptional(z.number()),
  setAsideAt: z.exactOptional(z.number()),
  recipientName: z.exactOptional(z.string()),
  completedAt: z.exactOptional(z.number()),
  completionMailSentAt: z.exactOptional(z.number()),
};

const { business, individual } = storedProfiles;

const registrationItem = z.discriminatedUnion("accountType", [
  z.object({ ...fields, accountType: z.literal("business"), profile: z.exactOptional(business) }),
  z.object({ ...fields, accountType: z.literal("individual"), profile: z.exactOptional(individual) }),
]);

export const toRegistration = (item: unknown): Registration => registrationItem.parse(item);

const codeItem = z.object({
  registrationId: z.string(),
  codeNumber: z.int(),
  hmac: z.string(),
  keyId: z.string(),
  flowHash: z.string(),
  attempts: z.int(),
  drawnFor: z.string(),
  drawnAt: z.number(),
  expiresAt: z.number(),
});

export const toCode = (item: unknown): IssuedCode => codeItem.parse(item);
