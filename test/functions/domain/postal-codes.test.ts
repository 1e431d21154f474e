import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { postalCodes } from "../../../functions/domain/postal-codes.ts";

const head = "postal-codes 1\ndate\t2026-10-03\nsource\ta test\n";
const cities = "14131\t神奈川県\t川崎市川崎区\n23235\t愛知県\t弥富市\n24303\t三重県\t桑名郡木曽岬町\n";
const lines = [
  "2100000\t14131\t",
  "2100007\t14131\t駅前本町",
  "2108577\t14131\t宮本町１\t川崎市役所",
  "4980000\t23235\t",
  "4980000\t24303\t",
];

const fileOf = (codes: readonly string[]) =>
  Buffer.from(`${head}\n${cities}\n${codes.map((line) => `${line}\n`).join("")}`);
const { find, dataDate } = postalCodes(fileOf(lines));

const kawasaki = { prefecture: "神奈川県", city: "川崎市川崎区" };

describe("the addresses of a postal code", () => {
  it.each([
    ["of a town", "2100007", [{ ...kawasaki, town: "駅前本町" }]],
    ["of the rest of a city, the first in the file", "2100000", [{ ...kawasaki, town: "" }]],
    ["of an office", "2108577", [{ ...kawasaki, town: "宮本町１", office: "川崎市役所" }]],
    [
      "of two prefectures, the last in the file",
      "4980000",
      [
        { prefecture: "愛知県", city: "弥富市", town: "" },
        { prefecture: "三重県", city: "桑名郡木曽岬町", town: "" },
      ],
    ],
    ["of none, before the first", "0000000", []],
    ["of none, in between", "2100008", []],
    ["of none, after the last", "9999999", []],
    ["of none, for a part of a code", "21", []],
  ])("%s", (_, code, addresses) => {
    expect(find(code)).toStrictEqual(addresses);
  });

  it("are none in a file that ends with its cities", () => {
    const { find } = postalCodes(Buffer.from(`${head}\n${cities}`));
    expect([find("14131"), find("2100007")]).toEqual([[], []]);
  });

  it("are none in a file that has no cities either", () => {
    const { find, dataDate } = postalCodes(Buffer.from(head));
    expect([dataDate, find("2100007")]).toEqual(["2026-10-03", []]);
  });

  it("are of the day that the file names", () => {
    expect(dataDate).toBe("2026-10-03");
  });

  it("are found for every code of any file, and for no other", () => {
    const code = fc.integer({ min: 0, max: 9_999_999 }).map((number) => String(number).padStart(7, "0"));
    const towns = fc.dictionary(
      code,
      fc.array(fc.constantFrom("", "町", "本町東"), { minLength: 1, maxLength: 4 }),
    );
    fc.assert(
      fc.property(towns, fc.array(code), (expected, others) => {
        const codes = Object.entries(expected).sort(([one], [other]) => (one < other ? -1 : 1));
        const file = postalCodes(
          fileOf(codes.flatMap(([code, names]) => names.map((town) => `${code}\t14131\t${town}`))),
        );
        for (const one of [...Object.keys(expected), ...others])
          expect(file.find(one).map(({ town }) => town)).toEqual(expected[one] ?? []);
      }),
    );
  });
});

describe("a file of postal codes is refused", () => {
  it.each([
    ["that is empty", ""],
    ["that begins with something else", `# a comment\n${fileOf(lines).toString()}`],
    ["of another kind", '{ "postalCodes": [] }\n'],
    ["of another version", fileOf(lines).toString().replace("postal-codes 1", "postal-codes 2")],
    ["that was cut off", fileOf(lines).toString().slice(0, -3)],
  ])("%s", (_, content) => {
    expect(() => postalCodes(Buffer.from(content))).toThrow("not a whole file of postal codes");
  });

  it("when it names a city that it does not have", () => {
    const { find } = postalCodes(fileOf(["2100007\t99999\t町"]));
    expect(() => find("2100007")).toThrow("99999");
  });
});
