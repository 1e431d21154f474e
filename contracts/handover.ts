/** The account of a business is handed over to whoever does its procedures next: requests and answers. */
import * as z from "zod/mini";
import { emailAddress } from "./email-address.ts";
import { repeats } from "./repeated-member.ts";

export const handoverRequest = z
  .strictObject({ email: emailAddress, emailConfirmation: emailAddress })
  .check(repeats("email", "emailConfirmation", "email-mismatch"));

export const handoverInvitedAnswer = z.strictObject({
  handoverId: z.string(),
  state: z.literal("invited"),
  /** Of whoever is invited. */
  email: z.string(),
  expiresAt: z.string(),
  /** The address with a mistyped well-known domain corrected, for its owner to consider. */
  emailSuggestion: z.optional(z.string()),
});

/** What the link's screen shows before anything is typed. */
export const handoverPreviewAnswer = z.strictObject({
  organizationName: z.string(),
  /** The family name of whoever hands over. */
  from: z.string(),
});

export const handoverAcceptedAnswer = z.strictObject({ state: z.literal("accepted"), accountId: z.string() });
