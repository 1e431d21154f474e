/**
 * Japan Post's own files. utf_ken_all (UTF-8): one line for each code and town, columns 0 municipality, 2 code, 6 to 8
 * prefecture, city, town. JIGYOSYO (Shift_JIS): one line for each office, columns 0 municipality, 2 name, 3 to 6
 * prefecture, city, town, house number, 7 code, 12 change.
 */
import { csvRows } from "./csv.ts";
import type { PostalRow } from "./postal-data.ts";
import { townNames } from "./town-name.ts";

/** An office's code that has been given up, in column 12. */
const ABOLISHED = "5";

export function townRows(file: Buffer): PostalRow[] {
  return csvRows(file.toString("utf8")).flatMap((columns) => {
    const [cityId = "", , code = "", , , , prefecture = "", city = "", column = ""] = columns;
    return townNames(column, city).map((town) => ({ code, cityId, prefecture, city, town }));
  });
}

export function officeRows(file: Buffer): PostalRow[] {
  return csvRows(new TextDecoder("shift_jis").decode(file))
    .filter((columns) => columns[12] !== ABOLISHED)
    .map(([cityId = "", , office = "", prefecture = "", city = "", town = "", house = "", code = ""]) => ({
      code,
      cityId,
      prefecture,
      city,
      town: town + house,
      office,
    }));
}
