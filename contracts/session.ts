/** Signing in, and the signed-in user's own page. */
import * as z from "zod/mini";
import { accountType } from "./account-type.ts";
import { canonicalEmail } from "./email-address.ts";

export const signInRequest = z.strictObject({
  email: z.pipe(
    z.string({ error: "required" }),
    z.pipe(z.transform(canonicalEmail), z.string().check(z.minLength(1, { error: "required" }))),
  ),
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
