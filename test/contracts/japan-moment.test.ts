import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { japanDate, japanDay, japanTime } from "../../contracts/japan-moment.ts";

describe("a time in a mail", () => {
  it.each([
    ["2026-11-22T15:00:00.000Z", "2026年11月23日（月）00:00（日本時間）", "Mon, 23 November 2026, 00:00"],
    ["2026-12-31T14:59:59.999Z", "2026年12月31日（木）23:59（日本時間）", "Thu, 31 December 2026, 23:59"],
    ["2027-02-03T00:05:59.000Z", "2027年2月3日（水）09:05（日本時間）", "Wed, 3 February 2027, 09:05"],
  ])("%s is Japan's, to the minute, and never later than it is", (instant, japanese, english) => {
    const moment = new Date(instant);
    expect(japanTime(moment, "ja")).toBe(japanese);
    expect(japanTime(moment, "en")).toBe(`${english} (Japan Standard Time)`);
  });

  it("is what the platform's own calendar says", () => {
    const parts = { year: "numeric", month: "long", day: "numeric", weekday: "short" } as const;
    const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "Asia/Tokyo" } as const;
    const format = new Intl.DateTimeFormat("en-GB", { ...parts, ...clock });
    const expected = (moment: Date) => {
      const of = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
      return `${of["weekday"]}, ${of["day"]} ${of["month"]} ${of["year"]}, ${of["hour"]}:${of["minute"]}`;
    };
    const moments = fc.date({
      min: new Date("2026-01-01"),
      max: new Date("2099-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        moments,
        (moment) => japanTime(moment, "en") === `${expected(moment)} (Japan Standard Time)`,
      ),
    );
  });
});

it.each([
  ["2026-11-22T14:59:59.999Z", "11月22日", "22 November"],
  ["2026-12-31T15:00:00.000Z", "1月1日", "1 January"],
])("the day of %s is Japan's", (instant, japanese, english) => {
  expect(japanDay(new Date(instant), "ja")).toBe(japanese);
  expect(japanDay(new Date(instant), "en")).toBe(english);
});

it("in plain Japanese a day has its year, and a time says what its weekday is", () => {
  const moment = new Date("2026-12-31T15:00:00.000Z");
  expect(japanDay(moment, "ja-easy")).toBe("2027年1月1日");
  expect(japanTime(moment, "ja-easy")).toBe("2027年1月1日（金曜日）00:00（日本の 時間）");
});

it("a time has its seconds where moments are to be distinguished", () => {
  const moment = new Date("2026-11-22T15:00:59.999Z");
  expect(japanTime(moment, "en", "second")).toBe("Mon, 23 November 2026, 00:00:59 (Japan Standard Time)");
  expect(japanTime(moment, "ja", "second")).toBe("2026年11月23日（月）00:00:59（日本時間）");
});

it.each([
  ["2026-11-22T14:59:59.999Z", "2026年11月22日", "22 November 2026"],
  ["2026-12-31T15:00:00.000Z", "2027年1月1日", "1 January 2027"],
])("the date of %s is Japan's, with its year", (instant, japanese, english) => {
  const moment = new Date(instant);
  expect(japanDate(moment, "ja")).toBe(japanese);
  expect(japanDate(moment, "ja-easy")).toBe(japanese);
  expect(japanDate(moment, "en")).toBe(english);
});
