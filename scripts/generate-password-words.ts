/**
 * Writes data/password-words.bin: the words of zxcvbn's lists of common passwords and of Japanese names and words, each
 * with its best rank, as a tree that functions/domain/ranked-words.ts (which describes it) walks in place. Run it again
 * after an update of the lists; a test compares.
 *
 * Usage: node scripts/generate-password-words.ts
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dictionary as common } from "@zxcvbn-ts/language-common";
import { dictionary as japanese } from "@zxcvbn-ts/language-ja";

const MAGIC = 0x31545750;
const MOST = 0xffff;

/** The bytes of the file. */
export function generatePasswordWords(): Uint8Array {
  const places = inOrder(treeOf(bestRanks(Object.values({ ...common, ...japanese }))));
  const size = places.length;
  const header = new Uint32Array([MAGIC, size]);
  const firsts = new Uint32Array(size + 1);
  const units = new Uint16Array(size);
  const ranks = new Uint16Array(size);
  let first = 1;
  for (const [place, { unit, branch }] of places.entries()) {
    firsts[place] = first;
    first += branch.next.size;
    units[place] = unit;
    ranks[place] = branch.rank;
  }
  firsts[size] = first;
  return Buffer.concat([header, firsts, units, ranks].map(({ buffer }) => new Uint8Array(buffer)));
}

/** zxcvbn asks every list for itself and takes the lowest; its exception for a list named `diceware` meets none. */
function bestRanks(lists: readonly (readonly (string | number)[])[]): Map<string, number> {
  const ranks = new Map<string, number>();
  for (const list of lists)
    for (const [index, word] of list.entries()) {
      const rank = Math.min(index + 1, ranks.get(String(word)) ?? MOST);
      if (index >= MOST) throw new Error("A list is longer than the file's ranks go.");
      ranks.set(String(word), rank);
    }
  return ranks;
}

interface Branch {
  readonly next: Map<number, Branch>;
  rank: number;
}

const branch = (): Branch => ({ next: new Map(), rank: 0 });

function treeOf(ranks: ReadonlyMap<string, number>): Branch {
  const root = branch();
  for (const [word, rank] of ranks) {
    let at = root;
    for (let i = 0; i < word.length; i += 1) {
      const unit = word.charCodeAt(i);
      const next = at.next.get(unit) ?? branch();
      at.next.set(unit, next);
      at = next;
    }
    at.rank = rank;
  }
  return root;
}

/** Level by level. */
function inOrder(root: Branch) {
  const places = [{ unit: 0, branch: root }];
  // Grows while it is walked.
  for (const place of places)
    for (const [unit, next] of [...place.branch.next].sort(([one], [other]) => one - other))
      places.push({ unit, branch: next });
  return places;
}

const target = fileURLToPath(new URL("../data/password-words.bin", import.meta.url));
if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, generatePasswordWords());
