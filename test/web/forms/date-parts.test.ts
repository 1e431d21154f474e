import { describe, expect, it } from "@jest/globals";
import { birthDate } from "../../../contracts/birth-date.ts";
import { chooseDatePart, joinDate, splitDate } from "../../../web/forms/date-parts.ts";

describe("a date that is chosen part by part", () => {
  it("is empty while nothing is chosen, so that it counts as not given", () => {
    expect(joinDate(splitDate(""))).toBe("");
  });

  it("keeps what is chosen of an unfinished date, which the contract refuses", () => {
    const text = joinDate({ year: "1985", month: "", day: "" });
    expect(splitDate(text)).toEqual({ year: "1985", month: "", day: "" });
    expect(birthDate.safeParse(text).success).toBe(false);
  });

  it("is the contract's once it is complete", () => {
    expect(joinDate({ year: "1985", month: "04", day: "01" })).toBe("1985-04-01");
  });

  it.each([
    [{ year: "1985", month: "01", day: "31" }, "month", "02", ""],
    [{ year: "1984", month: "02", day: "29" }, "year", "1985", ""],
    [{ year: "1985", month: "02", day: "28" }, "month", "03", "28"],
    [{ year: "", month: "02", day: "29" }, "year", "1984", "29"],
  ] as const)("of %j, with the %s made %s, has the day %j", (parts, part, value, day) => {
    expect(chooseDatePart(parts, part, value).day).toBe(day);
  });
});
