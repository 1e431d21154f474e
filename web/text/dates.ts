/** Calendar dates and eras, as Japan counts years. A date is `YYYY-MM-DD`, read as UTC so that no zone moves it. */
import { type Language, locales } from "../../contracts/language.ts";

const atMidnight = (date: string) => new Date(`${date}T00:00:00Z`);

/** 2026年11月1日, 1 November 2026. */
export const calendarDate = (date: string, language: Language) =>
  new Intl.DateTimeFormat(locales[language].region, { dateStyle: "long", timeZone: "UTC" }).format(
    atMidnight(date),
  );

/** The era's year on that day, the era first as on every Japanese paper: 平成元年, Heisei 1. */
export const eraYear = (date: string, language: Language) =>
  new Intl.DateTimeFormat(`${locales[language].region}-u-ca-japanese`, {
    era: "long",
    year: "numeric",
    timeZone: "UTC",
  })
    .format(atMidnight(date))
    .replace(/^(\d+) (.+)/, "$2 $1");

/** Every era that a year belongs to; two in 1912, 1926, 1989 and 2019. */
export function erasOfYear(year: number, language: Language): string[] {
  const first = eraYear(`${year}-01-01`, language);
  const last = eraYear(`${year}-12-31`, language);
  return first === last ? [first] : [first, last];
}

/** Days of a month; 31 while the month is open, 29 in a February whose year is open. */
export function daysInMonth(year: number | undefined, month: number | undefined): number {
  if (month === undefined) return 31;
  const day = new Date(0);
  // Day 0 of the next month. 2000 is a leap year.
  day.setUTCFullYear(year ?? 2000, month, 0);
  return day.getUTCDate();
}

/** 2026年12月8日, 8 December 2026: the day on which an ISO 8601 instant falls in Japan. */
export const dayInJapan = (instant: string, language: Language) =>
  new Intl.DateTimeFormat(locales[language].region, { dateStyle: "long", timeZone: "Asia/Tokyo" }).format(
    new Date(instant),
  );

/** 14:32 in Japan. */
export const clockInJapan = (instant: number, language: Language) =>
  new Intl.DateTimeFormat(locales[language].region, { timeStyle: "short", timeZone: "Asia/Tokyo" }).format(
    instant,
  );

/** 11月28日 17:18, 28 November at 17:18: of an ISO 8601 instant, in Japan. */
export const momentInJapan = (instant: string, language: Language) =>
  new Intl.DateTimeFormat(locales[language].region, {
    month: "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: "Asia/Tokyo",
  }).format(new Date(instant));
