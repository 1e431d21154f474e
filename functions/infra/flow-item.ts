/** The members of every flow, as they are read. */
import * as z from "zod/mini";
import { language } from "../../contracts/localized.ts";
import { codeLengths } from "../../contracts/verification-code.ts";
import { ascendingStages } from "../domain/mail-status.ts";

export const flowFields = {
  id: z.string(),
  email: z.string(),
  language,
  flowHash: z.string(),
  codeNumber: z.int(),
  // A flow that an older release began has none of these.
  codeDigits: z._default(z.literal(codeLengths), 6),
  askedFrom: z._default(z.string(), "unknown"),
  renewedUnder: z.exactOptional(z.string()),
  browser: z._default(z.string(), ""),
  startedAt: z.number(),
  expiresAt: z.number(),
  resendAvailableAt: z.number(),
  deleteAt: z.number(),
  mailStatus: z.enum(ascendingStages),
  claimedAt: z.exactOptional(z.number()),
  completedAt: z.exactOptional(z.number()),
};
