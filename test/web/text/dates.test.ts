import { describe, expect, it } from "@jest/globals";
import {
  calendarDate,
  clockInJapan,
  daysInMonth,
  erasOfYear,
  eraYear,
  momentInJapan,
} from "../../../web/text/dates.ts";

describe("years with their era", () => {
  it.each([
    [1985, ["昭和60年"]],
    [1912, ["明治45年", "大正元年"]],
    [1926, ["大正15年", "昭和元年"]],
    [1989, ["昭和64年", "平成元年"]],
    [2019, ["平成31年", "令和元年"]],
    [2020, ["令和2年"]],
  ])("%d is %j", (year, eras) => {
    expect(erasOfYear(year, "ja")).toEqual(eras);
  });

  it.each([
    ["1989-01-07", "昭和64年", "Shōwa 64"],
    ["1989-01-08", "平成元年", "Heisei 1"],
    ["2019-05-01", "令和元年", "Reiwa 1"],
  ])("%s is in %s, %s", (date, inJapanese, inEnglish) => {
    expect(eraYear(date, "ja")).toBe(inJapanese);
    expect(eraYear(date, "en")).toBe(inEnglish);
  });
});

it.each([
  ["ja", "11月28日 17:18"],
  ["en", "28 November at 17:18"],
] as const)("a moment in Japan, in %s, is %s", (language, text) => {
  expect(momentInJapan("2026-11-28T08:18:59.000Z", language)).toBe(text);
});

describe("days", () => {
  it.each([
    [undefined, undefined, 31],
    [undefined, 2, 29],
    [2023, 2, 28],
    [2024, 2, 29],
    [1900, 2, 28],
    [2026, 4, 30],
    [2026, 12, 31],
  ])("of year %s, month %s are %d", (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
  });
});

it("tells dates and times as each language writes them", () => {
  expect(calendarDate("2026-11-01", "ja")).toBe("2026年11月1日");
  expect(calendarDate("2026-11-01", "en")).toBe("1 November 2026");
  expect(clockInJapan(Date.parse("2026-11-01T05:32:00Z"), "ja")).toBe("14:32");
});
