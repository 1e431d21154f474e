/** The signed-in user's own account, for whatever contract its profile is of. */
import * as z from "zod/mini";

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
