/**
 * Words by how common they are, as a tree of their characters that is walked where it lies in the file: nothing is
 * unpacked before it is asked for. scripts/generate-password-words.ts writes the file:
 *
 * - "PWT1" and the number of places, each 32 bits, as all of it little-endian;
 * - for each place and one behind the last, the first place that goes on from it (32 bits): level by level, so that
 *   those going on from one stand together, up to the first of the next;
 * - for each place the UTF-16 unit that leads to it (16 bits), then for each the rank of the word that ends there (16).
 */

/** A place in the tree: what has been read so far begins at least one word. */
export type Place = number;

export interface RankedWords {
  /** Where every word begins. */
  readonly root: Place;
  /** The place after one more UTF-16 unit, or `undefined` if no word goes on so. */
  after(place: Place, unit: number): Place | undefined;
  /** The rank of the word that ends there, 1 being the most common; 0 if none does. */
  rankAt(place: Place): number;
}

/** "PWT1", and the number of places. */
const HEADER_UNITS = 2;
const MAGIC = 0x31545750;

/**
 * @param file its bytes; aligned, as what `readFileSync` answers is
 * @throws Error if they are not a file of words
 */
export function rankedWords(file: Uint8Array): RankedWords {
  const [magic, size = 0] = new Uint32Array(file.buffer, file.byteOffset, HEADER_UNITS);
  if (magic !== MAGIC || file.byteLength !== bytesFor(size))
    throw new Error("This is not a whole file of ranked words.");
  const at = sectionsOf(size);
  const firstChild = new Uint32Array(file.buffer, file.byteOffset + at.firstChild, size + 1);
  const units = new Uint16Array(file.buffer, file.byteOffset + at.units, size);
  const ranks = new Uint16Array(file.buffer, file.byteOffset + at.ranks, size);
  return {
    root: 0,
    after(place, unit) {
      const end = firstChild[place + 1] ?? 0;
      for (let child = firstChild[place] ?? end; child < end; child += 1)
        if (units[child] === unit) return child;
      return undefined;
    },
    rankAt: (place) => ranks[place] ?? 0,
  };
}

const sectionsOf = (size: number) => {
  const firstChild = 4 * HEADER_UNITS;
  const units = firstChild + 4 * (size + 1);
  return { firstChild, units, ranks: units + 2 * size };
};

const bytesFor = (size: number) => sectionsOf(size).ranks + 2 * size;
