import * as z from "zod/mini";
import { firstBroken, matching, rule } from "./first-broken-rule.ts";
import { dayInJapan } from "./japan-time.ts";

const OLDEST_YEARS = 120;

/** Today's date in Japan as `YYYY-MM-DD`, whatever the machine's time zone. */
export const todayInJapan = (now = Date.now()) => dayInJapan(now);

/** Whether the calendar has that day: `Date.parse` would roll 2023-02-29 over into March. */
export function realDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isWithinALifetime(text: string): boolean {
  const today = todayInJapan();
  const oldest = `${Number(today.slice(0, 4)) - OLDEST_YEARS}${today.slice(4)}`;
  return text <= today && text >= oldest;
}

/** A real calendar date, `YYYY-MM-DD`, not in the future in Japan and at most 120 years ago. */
export const birthDate = z
  .string({ error: "date" })
  .check(
    firstBroken(
      matching(/^\d{4}-\d{2}-\d{2}$/, "date"),
      rule("date", realDate),
      rule("date-range", isWithinALifetime),
    ),
  );
