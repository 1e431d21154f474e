import { expect, it } from "@jest/globals";
import { changesBetween } from "../../../commands/postal-codes/changes.ts";
import { postalCodeFile } from "../../../commands/postal-codes/write-file.ts";

const fileOf = (city: string, towns: Readonly<Record<string, readonly string[]>>) =>
  postalCodeFile({
    rows: Object.entries(towns).flatMap(([code, names]) =>
      names.map((town) => ({ code, cityId: "14131", prefecture: "神奈川県", city, town })),
    ),
    date: "2026-10-03",
    source: "a test",
  });

const before = fileOf("川崎市川崎区", {
  "2100001": ["本町"],
  "2100002": ["榎町"],
  "2100003": ["堀之内町", "池田"],
});

it("reports new codes, gone ones, and those with other addresses", () => {
  const after = fileOf("川崎市川崎区", {
    "2100001": ["本町"],
    "2100003": ["堀之内町"],
    "2100004": ["宮本町"],
  });
  expect(changesBetween(before, after)).toEqual({ before: 3, after: 3, added: 1, gone: 1, changed: 1 });
});

it("reports a renamed city", () => {
  const after = fileOf("川崎市川崎新区", { "2100001": ["本町"] });
  expect(changesBetween(before, after)).toMatchObject({ gone: 2, changed: 1 });
});

it("takes all for new where there was nothing", () => {
  expect(changesBetween("", before)).toEqual({ before: 0, after: 3, added: 3, gone: 0, changed: 0 });
});
