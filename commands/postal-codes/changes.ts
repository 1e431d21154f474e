export interface Changes {
  readonly before: number;
  readonly after: number;
  readonly added: number;
  readonly gone: number;
  /** Codes that are still there, with other addresses. */
  readonly changed: number;
}

/** How many codes differ between two files of postal codes. */
export function changesBetween(before: string, after: string): Changes {
  const old = addressesByCode(before);
  const current = addressesByCode(after);
  const added = [...current.keys()].filter((code) => !old.has(code)).length;
  const gone = [...old.keys()].filter((code) => !current.has(code)).length;
  const changed = [...current].filter(([code, to]) => old.has(code) && old.get(code) !== to).length;
  return { before: old.size, after: current.size, added, gone, changed };
}

/** Every code with its addresses, the cities by name: their numbers change without a change of address. */
function addressesByCode(file: string): Map<string, string> {
  const [, cities = "", codes = ""] = file.split("\n\n");
  const nameOf = new Map(cities.split("\n").map((line) => [line.slice(0, 5), line.slice(5)]));
  const addresses = new Map<string, string>();
  for (const line of codes.split("\n").filter(Boolean)) {
    const [code = "", cityId = "", ...rest] = line.split("\t");
    addresses.set(code, `${addresses.get(code) ?? ""}\n${nameOf.get(cityId)}\t${rest.join("\t")}`);
  }
  return addresses;
}
