/** The completion of a registration: the form, and the password that the account will have. */
import * as z from "zod/mini";
import type { AccountType } from "./account-type.ts";
import { newPassword } from "./password.ts";
import { businessProfile, individualProfile, type Profile } from "./profile.ts";
import { repeats } from "./repeated-member.ts";

const completionWith = <P extends z.ZodMiniType>(profile: P) =>
  z
    .strictObject({
      profile,
      password: newPassword,
      passwordConfirmation: z.string({ error: "required" }).check(z.minLength(1, { error: "required" })),
    })
    .check(repeats("password", "passwordConfirmation", "password-mismatch"));

/** A completion whose profile is still to be read. */
export const completionRequest = completionWith(z.unknown());

interface Completion {
  readonly profile: Profile;
  readonly password: string;
}

/** The completion of a registration of each account type. */
export const completionRequestOf: Readonly<Record<AccountType, z.ZodMiniType<Completion>>> = {
  business: completionWith(businessProfile),
  individual: completionWith(individualProfile),
};

export const completionAnswer = z.strictObject({ accountId: z.string(), state: z.literal("completed") });
