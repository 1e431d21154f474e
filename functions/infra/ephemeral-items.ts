/** Keys of the ephemeral table, and how its items are read: parsed, never trusted. */
import * as z from "zod/mini";
import { accountType } from "../../contracts/account-type.ts";
import { language } from "../../contracts/localized.ts";
import type { Profile } from "../../contracts/profile.ts";
import { codeLengths } from "../../contracts/verification-code.ts";
import { type MailStage, mailStages } from "../domain/mail-status.ts";
import type { IssuedCode } from "../domain/one-time-code.ts";
import type { Registration } from "../domain/registration.ts";

export const registrationKey = (id: string) => ({ pk: `REGISTRATION#${id}`, sk: "REGISTRATION" });
export const codeKey = (registrationId: string) => ({ pk: `REGISTRATION#${registrationId}`, sk: "CODE" });
export const sessionKey = (tokenHash: string) => ({ pk: `SESSION#${tokenHash}`, sk: "SESSION" });
export const limitKey = (subject: string, span: string) => ({ pk: `LIMIT#${subject}#${span}`, sk: "LIMIT" });

/** DynamoDB's TTL wants epoch seconds; rounding up keeps an item for as long as its conditions may hold. */
export const ttl = (instant: number) => Math.ceil(instant / 1000);

/** A stored profile was parsed by its contract before it was written. */
export const storedProfile = z.custom<Profile>((value) => typeof value === "object" && value !== null);

const registrationItem = z.object({
  id: z.string(),
  state: z.enum(["requested", "verified", "completing", "completed", "duplicate"]),
  accountType,
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
  // Object.keys widens the names; these are all there are.
  mailStatus: z.enum(Object.keys(mailStages) as MailStage[]),
  accountId: z.optional(z.string()),
  claimedAt: z.optional(z.number()),
  setAsideAt: z.optional(z.number()),
  profile: z.optional(storedProfile),
  recipientName: z.optional(z.string()),
  completedAt: z.optional(z.number()),
  completionMailSentAt: z.optional(z.number()),
});

export function toRegistration(item: unknown): Registration {
  const parsed = registrationItem.parse(item);
  // What is optional and absent is parsed to no member: only the types of both differ, by `undefined`.
  return parsed as Registration;
}

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
