/** What the daily sweep over all accounts goes by; a file of its own, as no other function reads it. */
import * as z from "zod/mini";
import { count } from "./settings.ts";

const days = z.array(count()).check(z.minLength(1));

/** After how many days without a sign-in what happens to an account (functions/domain/dormancy.ts). */
export const dormancy = z
  .strictObject({
    noticesAfterDays: days,
    dormantAfterDays: count(),
    eraseNoticesAfterDays: days,
    eraseAfterDays: count(),
  })
  .check(
    z.refine(
      ({ noticesAfterDays, dormantAfterDays, eraseNoticesAfterDays, eraseAfterDays }) =>
        isRising([...noticesAfterDays, dormantAfterDays, ...eraseNoticesAfterDays, eraseAfterDays]),
      { error: "must rise: notices, dormancy, notices, the end" },
    ),
  );

const isRising = (numbers: readonly number[]) =>
  numbers.every((each, at) => at === 0 || each > (numbers[at - 1] ?? 0));

/** The daily look at every account. */
export const sweep = z.strictObject({
  /** Accounts that are read at a time; of 1.5 KB each, 500 stay below the megabyte that DynamoDB reads at most. */
  pageSize: count(),
  /** A sweep that would erase a larger share of all accounts than this, and more than that many, erases none. */
  erasePercent: count(),
  eraseInAnyCase: count(),
});
