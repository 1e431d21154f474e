import { japanClock } from "../../contracts/japan-time.ts";
import type { Language } from "../../contracts/language.ts";

const weekdays = { ja: "日月火水木金土", en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] };
const months = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/**
 * A moment as a registrant reads it, in Japan Standard Time and to the minute. Seconds are cut, not rounded: an
 * expiry is never shown later than it is. By hand, since Japan's clocks never change and `Intl.DateTimeFormat` takes
 * 10 ms to make, a tenth of a cold start.
 */
export function japanTime(moment: Date, language: Language): string {
  const japan = japanClock(moment.getTime());
  const [year, month, day] = [japan.getUTCFullYear(), japan.getUTCMonth(), japan.getUTCDate()];
  const weekday = weekdays[language][japan.getUTCDay()];
  const time = japan.toISOString().slice(11, 16);
  return language === "ja"
    ? `${year}年${month + 1}月${day}日（${weekday}）${time}（日本時間）`
    : `${weekday}, ${day} ${months[month]} ${year}, ${time} (Japan Standard Time)`;
}
