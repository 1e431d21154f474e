import { createHash } from "node:crypto";
import type { PostalData, PostalRow } from "./postal-data.ts";
import { storable } from "./storable.ts";

/**
 * The file that functions/domain/postal-codes.ts searches: head, cities, codes, each ended by an empty line but the
 * last. Lines sort by their key as bytes; the lines of one code keep the source's order. docs/postal-codes.md.
 */
export function postalCodeFile({ rows, date, source }: PostalData): string {
  const cities = new Map<string, string>();
  const lines = new Map<string, string>();
  for (const row of rows) {
    // Where the files differ, the towns come first and know of changes first.
    if (!cities.has(row.cityId)) cities.set(row.cityId, cityLine(row));
    const line = codeLine(row);
    lines.set(line, row.code);
  }
  const sorted = [...lines].sort(([, one], [, other]) => (one < other ? -1 : Number(one > other)));
  const body = `${[...cities.values()].sort().join("\n")}\n\n${sorted.map(([line]) => line).join("\n")}\n`;
  const sha256 = createHash("sha256").update(body).digest("hex");
  return `postal-codes 1\ndate\t${date}\nsource\t${source}\nsha256\t${sha256}\n\n${body}`;
}

const cityLine = ({ cityId, prefecture, city }: PostalRow) => fields(cityId, prefecture, city);

const codeLine = ({ code, cityId, town, office }: PostalRow) =>
  office === undefined ? fields(code, cityId, town) : fields(code, cityId, town, office);

function fields(key: string, ...values: string[]): string {
  if (!/^(?:\d{5}|\d{7})$/.test(key)) throw new Error(`${key} is neither a postal code nor a city's.`);
  return [key, ...values.map(storable)].join("\t");
}
