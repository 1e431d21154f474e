/** Limits as the environment states them. */
import type { LimitPolicy } from "../domain/limit.ts";

interface AddressLimits {
  readonly CODES_PER_HOUR_PER_ADDRESS: number;
  readonly CODES_PER_DAY_PER_ADDRESS: number;
  readonly WRONG_CODES_PER_DAY_PER_ADDRESS: number;
}

/** Codes that an address is sent, as long as not too many wrong ones were given for it. */
export const codesPerAddress = (env: AddressLimits): LimitPolicy => ({
  counts: "codes",
  perHour: env.CODES_PER_HOUR_PER_ADDRESS,
  perDay: env.CODES_PER_DAY_PER_ADDRESS,
  unless: { counts: "wrongCodes", perDay: env.WRONG_CODES_PER_DAY_PER_ADDRESS },
});

/** Wrong codes are only counted here; the number allowed is checked when the next code is asked for. */
export const wrongCodesPerAddress = (): LimitPolicy => ({ counts: "wrongCodes" });

/** All mails with codes together: what the service sends at most, whoever asks. */
export const mailsOfAll = (env: { readonly MAILS_PER_MINUTE: number }): LimitPolicy => ({
  counts: "mails",
  perMinute: env.MAILS_PER_MINUTE,
});

interface SignInLimits {
  readonly FAILED_SIGN_INS_PER_HOUR_PER_CLIENT_AND_ADDRESS: number;
  readonly FAILED_SIGN_INS_PER_HOUR_PER_CLIENT: number;
}

export const failedSignIns = (env: SignInLimits) =>
  ({
    perClientAndAddress: { counts: "signIns", perHour: env.FAILED_SIGN_INS_PER_HOUR_PER_CLIENT_AND_ADDRESS },
    perClient: { counts: "signIns", perHour: env.FAILED_SIGN_INS_PER_HOUR_PER_CLIENT },
  }) satisfies Record<string, LimitPolicy>;

export const startsPerClient = (env: { readonly STARTS_PER_HOUR_PER_CLIENT: number }): LimitPolicy => ({
  counts: "starts",
  perHour: env.STARTS_PER_HOUR_PER_CLIENT,
});
