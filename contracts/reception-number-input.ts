/** A reception number as people type it or hear it. Apart from how it is made, which every function needs. */
import { dashClass } from "./japanese/dashes.ts";
import { toHalfWidth } from "./japanese/normalise.ts";
import { writtenNumber } from "./reception-number.ts";

const DIGITS = 10;

const unseen = new RegExp(`[\\s\\p{Cf}${dashClass}]`, "gu");
const alike: Readonly<Record<string, string>> = { I: "1", L: "1", O: "0", U: "V" };

/** A number as it was typed or heard, in the form in which it is shown; absent where it cannot be one. */
export function readNumber(typed: string): string | undefined {
  const bare = toHalfWidth(typed)
    .replace(unseen, "")
    .toUpperCase()
    .replace(/[ILOU]/g, (letter) => alike[letter] ?? letter);
  if (!/^[0-9A-HJKMNP-TV-Z]{11}$/.test(bare)) return undefined;
  const written = writtenNumber(bare.slice(0, DIGITS));
  return written.endsWith(bare.slice(DIGITS)) ? written : undefined;
}
