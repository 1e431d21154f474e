/** What takes an account over: apart from the other calls, since only this one needs the rules of the form. */
import * as z from "zod/mini";
import { newPassword } from "./password.ts";
import { businessContact } from "./profile.ts";
import { repeats } from "./repeated-member.ts";
import { termsAcceptanceRequest } from "./terms.ts";

/** What the successor gives beside the link's token. */
export const handoverAcceptance = z
  .strictObject({
    token: z.string({ error: "required" }).check(z.minLength(1, { error: "required" })),
    ...businessContact,
    password: newPassword,
    passwordConfirmation: z.string({ error: "required" }).check(z.minLength(1, { error: "required" })),
    ...termsAcceptanceRequest.shape,
  })
  .check(repeats("password", "passwordConfirmation", "password-mismatch"));
