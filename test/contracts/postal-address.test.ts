import { describe, expect, it } from "@jest/globals";
import { postalAddressQuery } from "../../contracts/postal-address.ts";

describe("the postal code that is looked up", () => {
  it.each([
    ["digits", "2100007"],
    ["a hyphen", "210-0007"],
    ["full-width digits", "２１００００７"],
    ["full-width digits and hyphen", "２１０－０００７"],
    ["a long-vowel mark for a hyphen", "２１０ー０００７"],
    ["the postal mark", "〒210-0007"],
    ["the postal mark and a space", "〒 ２１０－０００７"],
    ["the postal mark twice", "〒〒2100007"],
    ["an em dash", "210—0007"],
    ["unseen characters", "\u202D210-0007\u202C\u200B"],
    ["a tab", "210-0007\t"],
    ["spaces", " 210 0007　"],
  ])("may have %s", (_, typed) => {
    expect(postalAddressQuery.parse({ postalCode: typed })).toEqual({ postalCode: "2100007" });
  });

  it.each([
    ["nothing", undefined, "required"],
    ["blanks", " 　", "required"],
    ["six digits", "210000", "postal-code"],
    ["eight digits", "21000070", "postal-code"],
    ["letters", "210000a", "postal-code"],
    ["two codes", "2100007,2100001", "postal-code"],
    ["the postal mark behind it", "2100007〒", "postal-code"],
    ["digits of another script", "٢١٠٠٠٠٧", "postal-code"],
  ])("is refused with %s", (_, typed, message) => {
    const { error } = postalAddressQuery.safeParse({ postalCode: typed });
    expect(error?.issues.map((issue) => [issue.path, issue.message])).toEqual([[["postalCode"], message]]);
  });

  it("does not mind other parameters", () => {
    expect(postalAddressQuery.parse({ postalCode: "2100007", _: "1" })).toEqual({ postalCode: "2100007" });
  });
});
