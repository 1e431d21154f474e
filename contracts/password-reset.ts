/** A new password by a code to the registered address: requests and answers. */
import * as z from "zod/mini";
import { newPassword } from "./password.ts";
import { accepted, status } from "./registration.ts";
import { repeats } from "./repeated-member.ts";

/** States that a caller sees; `expired` is derived from the clock. */
export const resetState = z.enum(["requested", "code-sent", "verified", "setting", "completed", "expired"]);

export const resetStartAnswer = z.strictObject({ resetId: z.string(), state: resetState, ...accepted });

export const resetAnswer = z.strictObject({ resetId: z.string(), state: resetState, ...status });

export const resetCompletionRequest = z
  .strictObject({
    password: newPassword,
    passwordConfirmation: z.string({ error: "required" }).check(z.minLength(1, { error: "required" })),
  })
  .check(repeats("password", "passwordConfirmation", "password-mismatch"));

export const resetCompletionAnswer = z.strictObject({ state: z.literal("completed") });
