/** Signing in, and the signed-in user's own page. */
import * as z from "zod/mini";
import { emailAddress } from "./email-address.ts";
import { storedProfiles } from "./stored-profile.ts";

export const signInRequest = z.strictObject({
  /** What no registration takes is no user's: refused before it is counted or looked up in another form. */
  email: emailAddress,
  password: z.string({ error: "required" }).check(z.minLength(1, { error: "required" })),
});

export const signInAnswer = z.strictObject({ accountId: z.string() });

/** Any part of the profile, as a JSON merge patch (RFC 7396); the merged whole is checked by its own contract. */
export const updateRequest = z.record(z.string(), z.unknown());

const account = <T extends string, P extends z.ZodMiniType>(accountType: T, profile: P) =>
  z.strictObject({
    accountId: z.string(),
    accountType: z.literal(accountType),
    email: z.string(),
    profile,
  });

/** An account of each type, with that type's profile. */
export const accountsWith = <B extends z.ZodMiniType, I extends z.ZodMiniType>(profiles: {
  readonly business: B;
  readonly individual: I;
}) => ({
  business: account("business", profiles.business),
  individual: account("individual", profiles.individual),
});

const stored = accountsWith(storedProfiles);

/** The signed-in user's own account; `accountType` says which profile it has. */
export const meAnswer = z.discriminatedUnion("accountType", [stored.business, stored.individual]);
export type Me = z.infer<typeof meAnswer>;
