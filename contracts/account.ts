/** The signed-in user's own account, for whatever contract its profile is of. */
import * as z from "zod/mini";

/** Any part of the profile, as a JSON merge patch (RFC 7396); the merged whole is checked by its own contract. */
export const updateRequest = z.record(z.string(), z.unknown());

const account = <T extends string, P extends z.ZodMiniType>(accountType: T, profile: P) =>
  z.strictObject({
    accountId: z.string(),
    receptionNumber: z.string(),
    accountType: z.literal(accountType),
    email: z.string(),
    profile,
    /** What the owner has to decide before anything else is done; absent where there is nothing. */
    pending: z.optional(z.array(z.enum(["terms"]))),
    /** Where its owner has asked for its end: when, and from when on it is erased. */
    withdrawal: z.optional(z.strictObject({ requestedAt: z.string(), erasesAt: z.string() })),
    /** Where somebody else is invited to take the account over: whom, and until when they may. */
    handover: z.optional(
      z.strictObject({ handoverId: z.string(), email: z.string(), expiresAt: z.string() }),
    ),
    /** Changed terms that are not in force yet, once they are announced. */
    termsNotice: z.optional(
      z.strictObject({ version: z.string(), /** `YYYY-MM-DD` in Japan. */ effectiveFrom: z.string() }),
    ),
  });

/** An account of each type, with that type's profile. */
export const accountsWith = <B extends z.ZodMiniType, I extends z.ZodMiniType>(profiles: {
  readonly business: B;
  readonly individual: I;
}) => ({
  business: account("business", profiles.business),
  individual: account("individual", profiles.individual),
});
