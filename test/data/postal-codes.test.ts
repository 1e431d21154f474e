/** What data/postal-codes.tsv must be, whichever month it is of. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { isPermitted } from "../../contracts/japanese/permitted-characters.ts";
import { businessProfile } from "../../contracts/profile.ts";
import { postalCodes } from "../../functions/domain/postal-codes.ts";

const file = readFileSync(join(import.meta.dirname, "../../data/postal-codes.tsv"));
const text = file.toString();
const [head = "", cityPart = "", codePart = ""] = text.split("\n\n");
const body = text.slice(head.length + 2);
const cityLines = cityPart.split("\n").map((line) => line.split("\t"));
const codeLines = codePart.trimEnd().split("\n");
const { find, dataDate } = postalCodes(file);

const isSorted = (keys: readonly string[]) =>
  keys.every((key, at) => at === 0 || (keys[at - 1] ?? "") <= key);

describe("the committed postal codes", () => {
  it("are as their generator wrote them, and say of which day", () => {
    expect(/\nsha256\t(\w+)/.exec(head)?.[1]).toBe(createHash("sha256").update(body).digest("hex"));
    expect(dataDate).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
  });

  it("are all of Japan's: towns and offices", () => {
    const codesOf = (lines: readonly string[]) => new Set(lines.map((line) => line.slice(0, 7))).size;
    const offices = codeLines.filter((line) => line.split("\t").length === 4);
    expect(codesOf(offices)).toBeGreaterThan(20_000);
    expect(codesOf(codeLines) - codesOf(offices)).toBeGreaterThan(120_000);
  });

  it("are sorted as the search needs them, and say nothing twice", () => {
    expect(isSorted(codeLines.map((line) => line.slice(0, 7)))).toBe(true);
    expect(isSorted(cityLines.map(([id = ""]) => id))).toBe(true);
    expect(new Set(codeLines).size).toBe(codeLines.length);
  });

  it("are well formed, in cities that the file has", () => {
    const cities = new Set(cityLines.map(([id = ""]) => id));
    const malformed = codeLines.filter((line) => {
      const [, id = ""] = /^\d{7}\t(\d{5})\t[^\t]*(?:\t[^\t]+)?$/.exec(line) ?? [];
      return !cities.has(id);
    });
    expect(malformed).toEqual([]);
    expect(cityLines.filter((fields) => fields.length !== 3 || fields.includes(""))).toEqual([]);
  });

  it("can be stored, every character", () => {
    const characters = new Set(body.replace(/[\t\n]/g, ""));
    expect([...characters].filter((character) => !isPermitted(character.codePointAt(0) ?? 0))).toEqual([]);
  });

  it("fit the form, the longest too", () => {
    const longest = (values: readonly (string | undefined)[]) =>
      values.reduce<string>((one, value = "") => (value.length > one.length ? value : one), "");
    const profile = {
      organizationName: longest(codeLines.map((line) => line.split("\t")[3])),
      prefecture: longest(cityLines.map((fields) => fields[1])),
      city: longest(cityLines.map((fields) => fields[2])),
      streetAddress: longest(codeLines.map((line) => line.split("\t")[2])),
      phone: "0442002111",
      contact: { familyName: "川崎", givenName: "太郎", familyNameKana: "カワサキ", givenNameKana: "タロウ" },
    };
    expect(businessProfile.parse(profile)).toMatchObject(profile);
  });

  it("are free of remarks for those who sort mail", () => {
    const towns = codeLines.map((line) => line.split("\t")).filter((fields) => fields.length === 3);
    const remark = /[（）、〜～]|場合|地割|.一円$/;
    expect(towns.filter(([, , town = ""]) => remark.test(town))).toEqual([]);
  });

  it("weigh at most 3 MB, packed", () => {
    expect(gzipSync(file).length).toBeLessThan(3_000_000);
  });
});

const address = (prefecture: string, city: string, town: string) => ({ prefecture, city, town });

describe("a postal code whose addresses are known", () => {
  it.each([
    ["2100007", [address("神奈川県", "川崎市川崎区", "駅前本町")]],
    ["2100001", [address("神奈川県", "川崎市川崎区", "本町")]],
    ["2130001", [address("神奈川県", "川崎市高津区", "溝口")]],
    ["2108577", [{ ...address("神奈川県", "川崎市川崎区", "宮本町１"), office: "川崎市役所" }]],
    ["1000001", [address("東京都", "千代田区", "千代田")]],
    ["0600000", [address("北海道", "札幌市中央区", "")]],
    ["6040000", [address("京都府", "京都市中京区", "")]],
    ["9071800", [address("沖縄県", "八重山郡与那国町", "")]],
    ["9071801", [address("沖縄県", "八重山郡与那国町", "与那国")]],
    ["4980000", [address("愛知県", "弥富市", ""), address("三重県", "桑名郡木曽岬町", "")]],
    ["9218046", [address("石川県", "金沢市", "大桑町"), address("石川県", "金沢市", "三小牛町")]],
    ["5810027", [address("大阪府", "八尾市", "八尾木")]],
    ["5220317", [address("滋賀県", "犬上郡多賀町", "一円")]],
    ["3360921", []],
    ["1006000", []],
  ])("%s", (code, addresses) => {
    expect(find(code)).toEqual(addresses);
  });
});

/** Known from elsewhere than this file's source (docs/postal-codes.md); of an office without its house number. */
const known = readFileSync(
  join(import.meta.dirname, "../../testing/postal-codes/known-addresses.tsv"),
  "utf8",
)
  .trimEnd()
  .split("\n")
  .slice(1);

it("of many codes that are known from elsewhere, at most one in a hundred has moved", () => {
  const expected = new Map<string, string[]>();
  for (const line of known) {
    const [code = "", ...rest] = line.split("\t");
    expected.set(code, [...(expected.get(code) ?? []), rest.join("\t")]);
  }
  const inWords = (code: string) =>
    find(code).map(({ prefecture, city, town, office }) => {
      const place = [prefecture, city, office ? town.replace(/[０-９].*/, "") : town]
        .filter(Boolean)
        .join(" ");
      return office ? `${place}\t${office}` : place;
    });
  const wrong = [...expected].filter(([code, addresses]) => {
    const found = inWords(code);
    return found.length !== addresses.length || !addresses.every((one) => found.includes(one));
  });
  expect(expected.size).toBeGreaterThan(180);
  expect(wrong.length).toBeLessThanOrEqual(expected.size / 100);
});
