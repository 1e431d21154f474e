/**
 * How easily a password is guessed, by zxcvbn with its lists of common passwords and of Japanese names and words. The
 * lists are looked up in a file of their own (functions/domain/ranked-words.ts), by matchers that take the place of
 * zxcvbn's through its custom matchers; what it makes of their matches is its own. The module is bundled apart and loaded
 * where passwords are judged.
 */
import {
  type DictionaryMatch,
  type Matcher,
  MatcherBaseClass,
  type MatchOptions,
  type Options,
  ZxcvbnFactory,
} from "@zxcvbn-ts/core";
import { adjacencyGraphs } from "@zxcvbn-ts/language-common";
import { type LettersOf, leetReadings, lettersOf, type Reading } from "../domain/leet-readings.ts";
import type { PasswordWeakness } from "../domain/password-weakness.ts";
import type { RankedWords } from "../domain/ranked-words.ts";

/** Why a password is too weak, or nothing. `context` are words that an attacker of this very user would try. */
export type PasswordJudge = (password: string, context: readonly string[]) => PasswordWeakness | undefined;

/** zxcvbn's time grows with the square of the length (1 s for 256); what begins strong only gets stronger. */
const JUDGED_LENGTH = 64;

/**
 * Refused is what zxcvbn scores 0 or 1 of 4; and 2 (up to 10^8 guesses) when the reason is a guessable part. Eight
 * random characters score 2, too, and the city's rule admits them (docs/adr/0009).
 */
export function judgeBy(zxcvbn: Pick<ZxcvbnFactory, "check">): PasswordJudge {
  return (password, context) => {
    const judged = password.slice(0, JUDGED_LENGTH);
    const { score, sequence } = zxcvbn.check(judged, [...context]);
    if (score >= 3) return undefined;
    // zxcvbn types its matches loosely: only a dictionary's match has the name of its list.
    const isContext = sequence.some((match) => "dictionaryName" in match && match.dictionaryName === CONTEXT);
    if (isContext) return "password-context";
    if (score <= 1) return "password-common";
    const guessable = sequence.filter(({ pattern }) => pattern !== "bruteforce");
    const covered = guessable.reduce((length, { token }) => length + token.length, 0);
    return covered * 2 > judged.length ? "password-common" : undefined;
  };
}

/** zxcvbn over words that are looked up in place. */
export const zxcvbnOver = (words: RankedWords) =>
  new ZxcvbnFactory({ graphs: adjacencyGraphs }, matchersOf(words));

export const passwordJudge = (words: RankedWords): PasswordJudge => judgeBy(zxcvbnOver(words));

/** What zxcvbn calls the words that are handed over with a password. */
const CONTEXT = "userInputs";

/** zxcvbn's own matchers of words have these names; it takes a custom one in the place of its own. */
function matchersOf(words: RankedWords): Record<string, Matcher> {
  class AsWritten extends MatcherBaseClass {
    match({ password, userInputsOptions }: MatchOptions): DictionaryMatch[] {
      return wordsIn(words, password, userInputsOptions?.rankedDictionary);
    }
  }
  class Reversed extends MatcherBaseClass {
    match({ password, userInputsOptions }: MatchOptions): DictionaryMatch[] {
      const last = password.length - 1;
      return wordsIn(words, reverse(password), userInputsOptions?.rankedDictionary).map((match) => ({
        ...match,
        token: reverse(match.token),
        reversed: true,
        i: last - match.j,
        j: last - match.i,
      }));
    }
  }
  class WithSymbols extends MatcherBaseClass {
    readonly letters: LettersOf;
    constructor(options: Options) {
      super(options);
      this.letters = lettersOf(options.l33tTable);
    }
    match({ password, userInputsOptions }: MatchOptions): DictionaryMatch[] {
      const readings = leetReadings(password, this.letters, this.options.l33tMaxSubstitutions);
      return leetMatches(password, readings, (text, changed) =>
        wordsIn(words, text, userInputsOptions?.rankedDictionary, changed),
      );
    }
  }
  return {
    dictionary: custom(AsWritten),
    dictionaryReverse: custom(Reversed),
    dictionaryL33t: custom(WithSymbols),
  };
}

/** Their matches are of the pattern `dictionary`, which zxcvbn weighs itself. */
const custom = (Matching: Matcher["Matching"]): Matcher => ({
  Matching,
  scoring: () => 0,
  feedback: () => null,
});

const reverse = (text: string) => text.split("").reverse().join("");

/**
 * Every word in a text, of the lists and of the context.
 *
 * @param changed places of which a match must have one; without it, any match counts
 */
function wordsIn(
  words: RankedWords,
  text: string,
  context: Readonly<Record<string, number>> = {},
  changed?: readonly number[],
): DictionaryMatch[] {
  const lower = text.toLowerCase();
  const matches: DictionaryMatch[] = [];
  const add = (i: number, j: number, rank: number, dictionaryName: string) =>
    matches.push({
      pattern: "dictionary",
      i,
      j,
      token: text.slice(i, j + 1),
      matchedWord: lower.slice(i, j + 1),
      rank,
      dictionaryName,
      reversed: false,
      l33t: false,
    });
  const reach = reachOf(text.length, changed);
  for (const [i, from] of reach.entries()) {
    let place: number | undefined = words.root;
    for (let j = i; j < text.length; j += 1) {
      place = words.after(place, lower.charCodeAt(j));
      if (place === undefined) break;
      const rank = words.rankAt(place);
      if (rank > 0 && j >= from) add(i, j, rank, "words");
    }
  }
  for (const [word, rank] of Object.entries(context)) {
    if (word === "") continue;
    for (let i = lower.indexOf(word); i >= 0; i = lower.indexOf(word, i + 1))
      if (i + word.length > (reach[i] ?? Number.POSITIVE_INFINITY))
        add(i, i + word.length - 1, rank, CONTEXT);
  }
  return matches;
}

/** For each place where a word may begin, up to which one it must reach; none from the last change on. */
function reachOf(length: number, changed: readonly number[] | undefined): number[] {
  if (!changed) return Array.from({ length }, (_, i) => i);
  const reach: number[] = [];
  for (const place of changed) while (reach.length <= place) reach.push(place);
  return reach;
}

/** The words of which a letter was written as a symbol, each once, as zxcvbn describes them. */
function leetMatches(
  password: string,
  readings: readonly Reading[],
  matchesOf: (text: string, changed: readonly number[]) => DictionaryMatch[],
): DictionaryMatch[] {
  const found = new Map<string, DictionaryMatch>();
  for (const { text, changes } of readings) {
    let isWhole = false;
    const matches = matchesOf(
      text,
      changes.map(({ i }) => i),
    );
    for (const match of matches) {
      const written = asWritten(match, changes);
      const { i, j } = written;
      isWhole ||= i === 0 && j === password.length - 1;
      const key = `${i} ${j} ${match.dictionaryName} ${match.matchedWord}`;
      const token = password.slice(i, j + 1);
      if (!found.has(key) && token.length > 1) found.set(key, { ...match, ...written, token, l33t: true });
    }
    // Nothing can be more of a match.
    if (isWhole) break;
  }
  return [...found.values()];
}

/** Where a match of a reading stands in the password, and what is written for its letters. */
function asWritten({ i, j }: DictionaryMatch, changes: Reading["changes"]) {
  let [start, end] = [i, j];
  const subs = new Map<string, { letter: string; substitution: string }>();
  for (const { i: at, letter, substitution } of changes) {
    const longer = substitution.length - letter.length;
    if (at > j) break;
    end += longer;
    if (at < i) start += longer;
    else subs.set(`${letter}-${substitution}`, { letter, substitution });
  }
  return { i: start, j: end, subs: [...subs.values()] };
}
