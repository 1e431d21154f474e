/** Signing in, and the signed-in user's own page. */
import * as z from "zod/mini";
import { accountType } from "./account-type.ts";
import { emailAddress } from "./email-address.ts";

export const signInRequest = z.strictObject({
  /** What no registration takes is no user's: refused before it is counted or looked up in another form. */
  email: emailAddress,
  password: z.string({ error: "required" }).check(z.minLength(1, { error: "required" })),
});

export const signInAnswer = z.strictObject({ accountId: z.string() });

/** Any part of the profile, as a JSON merge patch (RFC 7396); the merged whole is checked by its own contract. */
export const updateRequest = z.record(z.string(), z.unknown());

export const meAnswer = z.strictObject({
  accountId: z.string(),
  accountType,
  email: z.string(),
  /** The stored profile was parsed when it was read. */
  profile: z.looseObject({}),
});
