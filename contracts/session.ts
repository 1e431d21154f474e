/** Signing in. */
import * as z from "zod/mini";
import { emailAddress } from "./email-address.ts";

export const signInRequest = z.strictObject({
  /** What no registration takes is no user's: refused before it is counted or looked up in another form. */
  email: emailAddress,
  password: z.string({ error: "required" }).check(z.minLength(1, { error: "required" })),
});

export const signInAnswer = z.strictObject({ accountId: z.string() });
