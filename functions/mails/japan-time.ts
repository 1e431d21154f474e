import type { Language, Localized } from "../../contracts/language.ts";

const formats: Localized<Intl.DateTimeFormat> = {
  ja: inJapan("ja-JP", "numeric"),
  en: inJapan("en-GB", "long"),
};

/**
 * A moment as a registrant reads it, in Japan Standard Time and to the minute. Seconds are cut, not rounded: an
 * expiry is never shown later than it is.
 */
export function japanTime(moment: Date, language: Language): string {
  const part = new Map(formats[language].formatToParts(moment).map(({ type, value }) => [type, value]));
  const of = (type: Intl.DateTimeFormatPartTypes) => part.get(type) ?? "";
  const time = `${of("hour")}:${of("minute")}`;
  return language === "ja"
    ? `${of("year")}年${of("month")}月${of("day")}日（${of("weekday")}）${time}（日本時間）`
    : `${of("weekday")}, ${of("day")} ${of("month")} ${of("year")}, ${time} (Japan Standard Time)`;
}

function inJapan(locale: string, month: "numeric" | "long"): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, {
    timeZone: "Asia/Tokyo",
    year: "numeric",
    month,
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}
