/** Queue messages: ids only, no address, name or code. */
import * as z from "zod/mini";

export const mailMessage = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("code"), registrationId: z.string(), issue: z.int() }),
  z.strictObject({ kind: z.literal("completion"), accountId: z.string() }),
]);
export type MailMessage = z.infer<typeof mailMessage>;

export const followUpMessage = z.strictObject({ registrationId: z.string() });
