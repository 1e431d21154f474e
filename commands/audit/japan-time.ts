/** Auditors write and read Japan Standard Time, which is nine hours ahead of UTC and has no summer time. */
import { dayInJapan, japanClock } from "../../contracts/japan-time.ts";
import { type ForOperators, locales, type OperatorLanguage } from "../../contracts/language.ts";

const offset = "+09:00";
const written = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const universal = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

const two = (text = "00"): string => text.padStart(2, "0");

/**
 * Epoch milliseconds of `2026-11-22`, `2026/11/22`, `2026-11-22 9:30` or `2026-11-22 09:30:15` in Japan, or of an
 * ISO instant with its zone. What is left out is the start of that day or minute, or its end. `undefined` for what is
 * no time.
 */
export function instant(text: string, end: "start" | "end"): number | undefined {
  const typed = text.trim().replaceAll("/", "-");
  if (universal.test(typed)) return valid(Date.parse(typed));
  const [, year, month, day, hour, minute, second] = written.exec(typed) ?? [];
  const date = `${year}-${two(month)}-${two(day)}`;
  const parsed = Date.parse(`${date}T${two(hour)}:${two(minute)}:${two(second)}${offset}`);
  if (Number.isNaN(parsed) || dayInJapan(parsed) !== date) return undefined; // 31 February would become March
  const length = hour === undefined ? 86_400_000 : second === undefined ? 60_000 : 1000;
  return end === "start" ? parsed : parsed + length - 1;
}

const valid = (parsed: number): number | undefined => (Number.isNaN(parsed) ? undefined : parsed);

/** `2026-11-22 18:03:12.345` in Japan: sorts as text, and a spreadsheet reads it. */
export const sortableTime = (time: string): string =>
  japanClock(Date.parse(time)).toISOString().replace("T", " ").slice(0, 23);

/** `18:03:12` in Japan. */
export const timeOfDay = (time: string): string => sortableTime(time).slice(11, 19);

/** `2026年11月22日(日)` */
export const fullDay = (time: string | number, language: OperatorLanguage): string =>
  dayFormat(locales[language].region).format(new Date(time));

/** Day and time to the second. */
export const fullTime = (time: string | number, language: OperatorLanguage): string =>
  `${fullDay(time, language)} ${timeOfDay(new Date(time).toISOString())}`;

const formats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(locale: string): Intl.DateTimeFormat {
  const format =
    formats.get(locale) ??
    new Intl.DateTimeFormat(locale, {
      timeZone: "Asia/Tokyo",
      year: "numeric",
      month: "long",
      day: "numeric",
      weekday: "short",
    });
  formats.set(locale, format);
  return format;
}

/** Hours, minutes, seconds. */
const units: ForOperators<readonly [string, string, string]> = {
  ja: ["時間", "分", "秒"],
  en: [" h ", " min ", " s"],
};

/** `3分12秒`, `3 min 12 s`: how long something took. */
export function duration(milliseconds: number, language: OperatorLanguage): string {
  const seconds = Math.round(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const written = parts.flatMap((part, index) => (part > 0 ? [`${part}${units[language][index]}`] : []));
  return written.length === 0 ? `0${units[language][2]}` : written.join("").trim();
}
