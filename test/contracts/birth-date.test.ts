import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import fc from "fast-check";
import { birthDate, todayInJapan } from "../../contracts/birth-date.ts";
import { parsing } from "../../testing/contracts/parsing.ts";

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse("2026-01-15T01:02:03Z") });
});
afterEach(() => {
  jest.useRealTimers();
});

describe("a date of birth", () => {
  it.each([
    ["1985-04-01", true],
    ["2000-02-29", true],
    ["2024-02-29", true],
    ["1926-12-25", true],
    ["2023-02-29", "date"],
    ["1900-02-29", "date"],
    ["2023-02-30", "date"],
    ["2023-04-31", "date"],
    ["2023-13-01", "date"],
    ["2023-00-10", "date"],
    ["2023-01-00", "date"],
    ["2023-1-1", "date"],
    ["2023/01/01", "date"],
    ["20230101", "date"],
    ["２０２３-０１-０１", "date"],
    ["2023-01-01T00:00:00Z", "date"],
    ["2023-01-01\n", "date"],
    ["2023-01-01 ", "date"],
    [" 2023-01-01", "date"],
    ["+002023-01-01", "date"],
    ["平成元年1月8日", "date"],
    ["", "date"],
    ["0000-01-01", "date-range"],
    ["0099-12-31", "date-range"],
    ["9999-12-31", "date-range"],
    [undefined, "date"],
    [null, "date"],
    [20230101, "date"],
  ])("%j: %s", (input, result) => {
    expect(parsing(birthDate, input)).toEqual(result === true ? { value: input } : { errors: [result] });
  });
});

describe("the range ends today in Japan", () => {
  it.each([
    ["2026-01-15T14:59:59.999Z", "2026-01-15"],
    ["2026-01-15T15:00:00.000Z", "2026-01-16"],
    ["2025-12-31T14:59:59.999Z", "2025-12-31"],
    ["2025-12-31T15:00:00.000Z", "2026-01-01"],
    ["2028-02-28T15:00:00.000Z", "2028-02-29"],
  ])("at %s it is %s", (now, today) => {
    jest.setSystemTime(Date.parse(now));
    const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
    expect(todayInJapan()).toBe(today);
    expect(parsing(birthDate, today)).toEqual({ value: today });
    expect(parsing(birthDate, tomorrow)).toEqual({ errors: ["date-range"] });
  });

  it.each([
    ["2026-01-15T01:00:00Z", "1906-01-15", "1906-01-14"],
    ["2026-01-15T15:00:00Z", "1906-01-16", "1906-01-15"],
    ["2028-02-29T01:00:00Z", "1908-02-29", "1908-02-28"],
    ["2020-02-29T01:00:00Z", "1900-03-01", "1900-02-28"],
  ])("and begins 120 years before: at %s with %s, not %s", (now, oldest, tooOld) => {
    jest.setSystemTime(Date.parse(now));
    expect(parsing(birthDate, oldest)).toEqual({ value: oldest });
    expect(parsing(birthDate, tooOld)).toEqual({ errors: ["date-range"] });
  });
});

it("whatever is accepted is a day that the calendar has", () => {
  const part = (max: number) => fc.integer({ min: 0, max }).map((number) => String(number).padStart(2, "0"));
  fc.assert(
    fc.property(fc.integer({ min: 1890, max: 2030 }), part(13), part(32), (year, month, day) => {
      const text = `${year}-${month}-${day}`;
      if (!birthDate.safeParse(text).success) return;
      expect(new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10)).toBe(text);
    }),
    { numRuns: 1000 },
  );
});
