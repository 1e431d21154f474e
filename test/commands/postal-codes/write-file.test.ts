import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import type { PostalRow } from "../../../commands/postal-codes/postal-data.ts";
import { postalCodeFile } from "../../../commands/postal-codes/write-file.ts";

const kawasaki = { cityId: "14131", prefecture: "神奈川県", city: "川崎市川崎区" };
const sapporo = { cityId: "01101", prefecture: "北海道", city: "札幌市中央区" };

const fileOf = (...rows: PostalRow[]) => postalCodeFile({ rows, date: "2026-10-03", source: "a test" });
const sectionsOf = (file: string) => file.split("\n\n");

describe("the file of postal codes", () => {
  it("has a head, the cities, and the codes", () => {
    const file = fileOf(
      { ...kawasaki, code: "2108577", town: "宮本町１", office: "川崎市役所" },
      { ...kawasaki, code: "2100007", town: "駅前本町" },
      { ...sapporo, code: "0600000", town: "" },
    );
    const [head, ...body] = sectionsOf(file);
    expect(body).toEqual([
      "01101\t北海道\t札幌市中央区\n14131\t神奈川県\t川崎市川崎区",
      "0600000\t01101\t\n2100007\t14131\t駅前本町\n2108577\t14131\t宮本町１\t川崎市役所\n",
    ]);
    const sha256 = createHash("sha256").update(body.join("\n\n")).digest("hex");
    expect(head).toBe(`postal-codes 1\ndate\t2026-10-03\nsource\ta test\nsha256\t${sha256}`);
  });

  it("keeps the source's order within a code, and says nothing twice", () => {
    const rows = ["乙", "甲", "乙"].map((town) => ({ ...kawasaki, code: "2100001", town }));
    expect(sectionsOf(fileOf(...rows))[2]).toBe("2100001\t14131\t乙\n2100001\t14131\t甲\n");
  });

  it("calls a city as the towns do, which come first", () => {
    const late = { ...kawasaki, city: "川崎市旧区", code: "2108577", town: "１", office: "役所" };
    expect(sectionsOf(fileOf({ ...kawasaki, code: "2100001", town: "本町" }, late))[1]).toBe(
      "14131\t神奈川県\t川崎市川崎区",
    );
  });

  it.each([
    ["a code", { ...kawasaki, code: "210-0001", town: "" }, "210-0001"],
    ["a city", { ...kawasaki, cityId: "", code: "2100001", town: "" }, " is neither"],
  ])("refuses %s that is none", (_, row, message) => {
    expect(() => fileOf(row)).toThrow(message);
  });
});
