/** Another e-mail address for the signed-in user's account: requests and answers. */
import * as z from "zod/mini";
import { emailAddress } from "./email-address.ts";
import { accepted, status } from "./registration.ts";
import { repeats } from "./repeated-member.ts";

/** States that a caller sees; `expired` is derived from the clock. */
export const emailChangeState = z.enum([
  "requested",
  "code-sent",
  "verified",
  "applying",
  "applied",
  "duplicate",
  "expired",
]);

export const emailChangeRequest = z
  .strictObject({ email: emailAddress, emailConfirmation: emailAddress })
  .check(repeats("email", "emailConfirmation", "email-mismatch"));

export const emailChangeStartAnswer = z.strictObject({
  changeId: z.string(),
  state: emailChangeState,
  ...accepted,
  /** The address with a mistyped well-known domain corrected, for its owner to consider. */
  emailSuggestion: z.optional(z.string()),
});

export const emailChangeAnswer = z.strictObject({ changeId: z.string(), state: emailChangeState, ...status });

export const emailChangeAppliedAnswer = z.strictObject({ state: z.literal("applied"), email: z.string() });
