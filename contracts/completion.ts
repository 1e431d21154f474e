/** The completion of a registration: the form, and the password that the account will have. */
import * as z from "zod/mini";
import type { AccountType } from "./account-type.ts";
import { newPassword } from "./password.ts";
import { businessProfile, individualProfile, type TypedProfile } from "./profile.ts";
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

type Completion = TypedProfile & { readonly password: string };

const completionOf = <T extends AccountType, P>(accountType: T, profile: z.ZodMiniType<P>) =>
  z.pipe(
    completionWith(profile),
    z.transform((parsed: { profile: P; password: string; passwordConfirmation: string }) => ({
      accountType,
      profile: parsed.profile,
      password: parsed.password,
    })),
  );

/** What completes the registration of each type of account; parsed, it says its type. */
export const completionRequestOf: Readonly<Record<AccountType, z.ZodMiniType<Completion>>> = {
  business: completionOf("business", businessProfile),
  individual: completionOf("individual", individualProfile),
};

export const completionAnswer = z.strictObject({ accountId: z.string(), state: z.literal("completed") });
