/**
 * What a password may mean whose letters are written as digits and symbols (`p4ssw0rd`), in the order and up to the
 * number in which zxcvbn tries them, so that the same readings are judged.
 */

/** One letter of a reading, and what is written in its place. */
export interface Substitution {
  /** Where the letter stands in the reading. */
  readonly i: number;
  readonly letter: string;
  readonly substitution: string;
}

export interface Reading {
  readonly text: string;
  /** In the order of their places. */
  readonly changes: readonly Substitution[];
}

/** Which letters each text may be written for. */
export type LettersOf = ReadonlyMap<string, readonly string[]>;

/** Turns zxcvbn's table, which has what each letter is written as, the other way round. */
export function lettersOf(table: Readonly<Record<string, readonly string[]>>): LettersOf {
  const letters = new Map<string, string[]>();
  for (const [letter, texts] of Object.entries(table))
    for (const text of texts) letters.set(text, [...(letters.get(text) ?? []), letter]);
  return letters;
}

/** How often in a row the same text is read as a letter: no word has one letter four times. */
const MOST_IN_A_ROW = 3;

interface Read extends Reading {
  /** How much of the password has been read. */
  readonly upTo: number;
  /** Whether everything that can be a letter was read as one. */
  readonly isFull: boolean;
  readonly last?: string;
  readonly inARow: number;
}

/** First those in which whatever can be a letter is one, then those in which some is, up to `limit` in all. */
export function leetReadings(password: string, letters: LettersOf, limit: number): Reading[] {
  const longest = Math.max(0, ...[...letters.keys()].map((text) => text.length));
  const readings: Reading[] = [];

  const substitutionsAt = (index: number) => {
    const found: string[] = [];
    for (let length = Math.min(longest, password.length - index); length > 0; length -= 1) {
      const text = password.slice(index, index + length);
      if (letters.has(text)) found.push(text);
    }
    return found;
  };

  const readOn = (read: Read, isFullWanted: boolean) => {
    if (readings.length >= limit) return;
    const { upTo, text, changes, isFull, last, inARow } = read;
    if (upTo === password.length) {
      if (isFull === isFullWanted) readings.push({ text, changes });
      return;
    }
    const substitutions = substitutionsAt(upTo).filter(
      (substitution) => substitution !== last || inARow < MOST_IN_A_ROW,
    );
    for (const substitution of substitutions)
      for (const letter of letters.get(substitution) ?? [])
        readOn(withLetter(read, substitution, letter), isFullWanted);
    const hasSubstitutions = substitutions.length > 0;
    if (isFullWanted && hasSubstitutions) return;
    readOn(
      { ...read, upTo: upTo + 1, text: text + password.charAt(upTo), isFull: isFull && !hasSubstitutions },
      isFullWanted,
    );
  };

  const start: Read = { text: "", changes: [], upTo: 0, isFull: true, inARow: 0 };
  readOn(start, true);
  readOn(start, false);
  return readings;
}

const withLetter = (read: Read, substitution: string, letter: string): Read => ({
  ...read,
  upTo: read.upTo + substitution.length,
  text: read.text + letter,
  changes: [...read.changes, { i: read.text.length, letter, substitution }],
  last: substitution,
  inARow: read.last === substitution ? read.inARow + 1 : 1,
});
