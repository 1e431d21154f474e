/**
 * The characters that the service can store: JIS X 0208 (levels 1 and 2 and its symbols) and the printable ASCII of
 * JIS X 0201, as the city's FAQ says. 外字, half-width kana, ①, ㈱, Ⅲ, units, levels 3 and 4 are not among them.
 */
import { KANJI_BITMAP, OTHER_CHARACTERS } from "./jis-x-0208.ts";

const KANJI_FIRST = 0x4e00;

let others: ReadonlySet<number> | undefined;
let kanji: string | undefined;

/** Whether the service can store the code point. */
export function isPermitted(codePoint: number): boolean {
  if (codePoint < 0x80) return codePoint >= 0x20 && codePoint <= 0x7e;
  // Unpacked at the first use: not every function that knows the contracts reads names.
  kanji ??= atob(KANJI_BITMAP);
  const bit = codePoint - KANJI_FIRST;
  if (bit >= 0 && bit < kanji.length * 8) return ((kanji.charCodeAt(bit >> 3) >> (bit & 7)) & 1) === 1;
  others ??= new Set(Array.from(OTHER_CHARACTERS, (character) => character.codePointAt(0) ?? 0));
  return others.has(codePoint);
}
