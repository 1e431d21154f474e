/** How a registration is read. A file of its own, since sessions, codes and limits of the same table need none of it. */
import * as z from "zod/mini";
import { language } from "../../contracts/localized.ts";
import { storedProfiles } from "../../contracts/stored-profile.ts";
import { codeLengths } from "../../contracts/verification-code.ts";
import { ascendingStages } from "../domain/mail-status.ts";
import type { Registration } from "../domain/registration.ts";

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
  renewedUnder: z.exactOptional(z.string()),
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
