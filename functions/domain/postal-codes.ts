/**
 * The file of postal codes, searched where it lies: nothing of it is parsed before it is asked for, so that a function
 * is ready as soon as the bytes are read. docs/postal-codes.md describes the format; commands/postal-codes writes it.
 */
import type { PostalAddressCandidate } from "../../contracts/postal-address.ts";

export interface PostalCodes {
  /** `YYYY-MM-DD`. */
  readonly dataDate: string;
  /** The addresses of a code of seven digits, in the file's order. */
  find(code: string): PostalAddressCandidate[];
}

/** Lines sorted by what they begin with, from one offset up to another. */
interface Section {
  readonly start: number;
  readonly end: number;
}

const NEWLINE = 0x0a;

const header = /^postal-codes 1\ndate\t(\d{4}-\d{2}-\d{2})\n/;

/** @throws Error if the bytes are not a file of postal codes */
export function postalCodes(file: Buffer): PostalCodes {
  const head = sectionFrom(file, 0);
  const cities = sectionFrom(file, head.end + 1);
  const codes = { start: cities.end + 1, end: file.length };
  const dataDate = header.exec(file.toString("utf8", head.start, head.end))?.[1];
  if (dataDate === undefined || file.at(-1) !== NEWLINE)
    throw new Error("This is not a whole file of postal codes.");

  const cityOf = (id: string) => {
    const [fields] = linesOf(file, cities, id);
    if (!fields) throw new Error(`The file of postal codes names a city that it does not have: ${id}`);
    const [prefecture = "", city = ""] = fields;
    return { prefecture, city };
  };
  return {
    dataDate,
    find: (code) =>
      linesOf(file, codes, code).map(([cityId = "", town = "", office]) => ({
        ...cityOf(cityId),
        town,
        ...(office !== undefined && { office }),
      })),
  };
}

/** A section ends with an empty line, which is not part of it. */
function sectionFrom(file: Buffer, start: number): Section {
  const gap = file.indexOf("\n\n", start);
  return { start, end: gap === -1 ? file.length : gap + 1 };
}

/** The fields after the key, of every line that has it. */
function linesOf(file: Buffer, section: Section, key: string): string[][] {
  const prefix = Buffer.from(`${key}\t`);
  const found: string[][] = [];
  let at = firstNotBelow(file, section, prefix);
  while (at < section.end && isAt(file, at, prefix)) {
    const end = file.indexOf(NEWLINE, at);
    found.push(file.toString("utf8", at + prefix.length, end).split("\t"));
    at = end + 1;
  }
  return found;
}

/** Offset of the first line that does not sort below the prefix. */
function firstNotBelow(file: Buffer, { start, end }: Section, prefix: Buffer): number {
  let low = start;
  let high = end;
  while (low < high) {
    const line = file.lastIndexOf(NEWLINE, ((low + high) >> 1) - 1) + 1;
    if (compareAt(file, line, prefix) < 0) low = file.indexOf(NEWLINE, line) + 1;
    else high = line;
  }
  return low;
}

const compareAt = (file: Buffer, at: number, prefix: Buffer) =>
  file.compare(prefix, 0, prefix.length, at, Math.min(at + prefix.length, file.length));

const isAt = (file: Buffer, at: number, prefix: Buffer) => compareAt(file, at, prefix) === 0;
