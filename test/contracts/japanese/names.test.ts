/** Tens of thousands of organisations, towns and addresses as they are called, none of which was chosen for these rules. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { judgeName, type NameKind, wrongedIn } from "../../../testing/japanese/names.ts";

const rowsOf = (file: string) =>
  readFileSync(new URL(`../../../data/${file}`, import.meta.url), "utf8")
    .split("\n")
    .map((line) => line.split("\t"));

const postal = rowsOf("postal-codes.tsv");
/** Places, and offices that have a postal code of their own. */
const names: Readonly<Record<NameKind, readonly string[]>> = {
  organization: postal.flatMap(([, , , office]) => office ?? []),
  address: postal.flatMap(([code = "", second = "", third = ""]) =>
    /^\d{7}$/.test(code) && third !== "" ? [third] : /^\d{5}$/.test(code) ? [second + third] : [],
  ),
  // Places are what most families are called after.
  person: [
    ...new Set(postal.flatMap(([, , town = ""]) => (/^\p{Script=Han}{1,3}$/u.test(town) ? [town] : []))),
  ],
};

describe.each(Object.entries(names))("every %s of the postal codes", (key, all) => {
  // Of a record whose keys are these.
  const kind = key as NameKind;

  it("is one of thousands", () => {
    expect(all.length).toBeGreaterThan(10_000);
  });

  it("is stored as it is written", () => {
    const changed = all.filter((name) => {
      const outcome = judgeName(kind, name);
      return outcome.kind !== "stored" || !outcome.isSame;
    });
    expect(changed).toEqual([]);
  });
});

describe("a name that is written with a variant", () => {
  const kanji = /^\p{Script=Han}$/u;
  const variants = rowsOf("kanji-variants.tsv").flatMap(([, , form = "", characters = ""]) =>
    kanji.test(form) ? Array.from(characters, (variant) => ({ form, variant })) : [],
  );
  const byKanji = new Map<string, string>();
  for (const name of names.person) for (const one of name) byKanji.set(one, name);
  const written = variants.flatMap(({ form, variant }) => {
    const name = byKanji.get(form);
    return name === undefined ? [] : [{ name, typed: name.replaceAll(form, variant) }];
  });

  it("is one of thousands", () => {
    expect(written.length).toBeGreaterThan(5_000);
  });

  it("is offered as it can be stored, and never stored unasked", () => {
    const lost = written.filter(({ name, typed }) => {
      const outcome = judgeName("person", typed);
      return outcome.kind !== "offered" || outcome.text !== name;
    });
    expect(lost).toEqual([]);
  });
});

describe("what would wrong the bearer of a name", () => {
  it.each([
    ["a kanji of names without a suggestion", { kind: "refused", code: "", without: ["彅", "薗"] }],
    ["an offer that would be refused", { kind: "offered", text: "髙橋" }],
    ["another kanji unsaid", { kind: "stored", text: "高橋", isSame: false }],
  ] as const)("is noticed: %s", (_, outcome) => {
    expect(wrongedIn("person", "髙橋", outcome)).toEqual(expect.stringContaining("髙橋"));
  });

  it.each([
    ["a kanji without a known form", { kind: "refused", code: "", without: ["彅"] }],
    ["an offer that can be stored", { kind: "offered", text: "高橋" }],
    ["another width of a sign", { kind: "stored", text: "髙橋－", isSame: false }],
  ] as const)("is not what the rules mean by it: %s", (_, outcome) => {
    expect(wrongedIn("person", "髙橋", outcome)).toBeUndefined();
  });
});
