import { japanClock } from "./japan-time.ts";
import type { Language, Localized } from "./language.ts";

interface Moment {
  readonly year: number;
  /** From 0, as JavaScript counts months and weekdays. */
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  /** `14:32`, or `14:32:05`. */
  readonly time: string;
}

const written: Localized<(moment: Moment) => string> = {
  ja: ({ year, month, day, weekday, time }) =>
    `${year}年${month + 1}月${day}日（${"日月火水木金土"[weekday]}）${time}（日本時間）`,
  "ja-easy": ({ year, month, day, weekday, time }) =>
    `${year}年${month + 1}月${day}日（${"日月火水木金土"[weekday]}曜日）${time}（日本の 時間）`,
  en: ({ year, month, day, weekday, time }) =>
    `${weekdays[weekday]}, ${day} ${months[month]} ${year}, ${time} (Japan Standard Time)`,
};

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/**
 * A moment as a registrant reads it in mails and on screens, in Japan Standard Time and to the minute, or to the second
 * where moments are to be distinguished. What is finer is cut, not rounded: an expiry is never shown later than it is. By hand, since Japan's clocks never change and `Intl.DateTimeFormat` takes
 * 10 ms to make, a tenth of a cold start.
 */
export function japanTime(moment: Date, language: Language, to: "minute" | "second" = "minute"): string {
  const japan = japanClock(moment.getTime());
  return written[language]({
    year: japan.getUTCFullYear(),
    month: japan.getUTCMonth(),
    day: japan.getUTCDate(),
    weekday: japan.getUTCDay(),
    time: japan.toISOString().slice(11, to === "minute" ? 16 : 19),
  });
}

const days: Localized<(moment: Pick<Moment, "year" | "month" | "day">) => string> = {
  ja: ({ month, day }) => `${month + 1}月${day}日`,
  // Plain Japanese writes the year out.
  "ja-easy": ({ year, month, day }) => `${year}年${month + 1}月${day}日`,
  en: ({ month, day }) => `${day} ${months[month]}`,
};

/** The day that a moment falls on in Japan, of a year that nobody confuses with another. */
export function japanDay(moment: Date, language: Language): string {
  const japan = japanClock(moment.getTime());
  return days[language]({
    year: japan.getUTCFullYear(),
    month: japan.getUTCMonth(),
    day: japan.getUTCDate(),
  });
}

const dates: Localized<(moment: Pick<Moment, "year" | "month" | "day">) => string> = {
  ja: ({ year, month, day }) => `${year}年${month + 1}月${day}日`,
  "ja-easy": ({ year, month, day }) => `${year}年${month + 1}月${day}日`,
  en: ({ year, month, day }) => `${day} ${months[month]} ${year}`,
};

/** A day of another year, too, as a registrant reads it. */
export function japanDate(moment: Date, language: Language): string {
  const japan = japanClock(moment.getTime());
  return dates[language]({
    year: japan.getUTCFullYear(),
    month: japan.getUTCMonth(),
    day: japan.getUTCDate(),
  });
}
