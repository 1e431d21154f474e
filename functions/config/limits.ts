/** Limits as the environment states them. */
import type { LimitPolicy } from "../domain/limit.ts";

interface MailboxLimits {
  readonly CODES_PER_HOUR_PER_MAILBOX: number;
  readonly CODES_PER_DAY_PER_MAILBOX: number;
  readonly WRONG_CODES_PER_DAY_PER_MAILBOX: number;
}

/** Codes that an address is sent, as long as not too many wrong ones were given for it. */
export const codesPerMailbox = (env: MailboxLimits): LimitPolicy => ({
  counts: "codes",
  perHour: env.CODES_PER_HOUR_PER_MAILBOX,
  perDay: env.CODES_PER_DAY_PER_MAILBOX,
  unless: { counts: "wrongCodes", perDay: env.WRONG_CODES_PER_DAY_PER_MAILBOX },
});

/** Wrong codes are only counted here; the number allowed is checked when the next code is asked for. */
export const wrongCodesPerMailbox = (): LimitPolicy => ({ counts: "wrongCodes" });

/** All mails with codes together: what the service sends at most, whoever asks. */
export const mailsOfAll = (env: { readonly MAILS_PER_MINUTE: number }): LimitPolicy => ({
  counts: "mails",
  perMinute: env.MAILS_PER_MINUTE,
});

interface SignInLimits {
  readonly FAILED_SIGN_INS_PER_HOUR_PER_CLIENT_AND_EMAIL: number;
  readonly FAILED_SIGN_INS_PER_HOUR_PER_CLIENT: number;
}

export const failedSignIns = (env: SignInLimits) =>
  ({
    perClientAndEmail: { counts: "signIns", perHour: env.FAILED_SIGN_INS_PER_HOUR_PER_CLIENT_AND_EMAIL },
    perClient: { counts: "signIns", perHour: env.FAILED_SIGN_INS_PER_HOUR_PER_CLIENT },
  }) satisfies Record<string, LimitPolicy>;

export const startsPerClient = (env: { readonly STARTS_PER_HOUR_PER_CLIENT: number }): LimitPolicy => ({
  counts: "starts",
  perHour: env.STARTS_PER_HOUR_PER_CLIENT,
});
