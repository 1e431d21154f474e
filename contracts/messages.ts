/**
 * Queue messages: ids only, no address, name or code. `correlationId` names the request that caused the message, so
 * that what comes of it can be shown as one story; a message that was queued by an older release has none.
 */
import * as z from "zod/mini";
import { correlationId } from "./audit.ts";

const cause = { correlationId: z.optional(correlationId) };

export const mailMessage = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("code"), registrationId: z.string(), codeNumber: z.int(), ...cause }),
  z.strictObject({ kind: z.literal("completion"), accountId: z.string(), ...cause }),
]);
export type MailMessage = z.infer<typeof mailMessage>;

export const followUpMessage = z.strictObject({ registrationId: z.string(), ...cause });
