/**
 * How easily a password is guessed, by zxcvbn with its lists of common passwords and of Japanese names and words. The
 * lists are 1 MB: this module is bundled on its own and loaded when the first password is to be judged.
 */
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as common } from "@zxcvbn-ts/language-common";
import { dictionary as japanese } from "@zxcvbn-ts/language-ja";
import type { PasswordWeakness } from "../domain/password-weakness.ts";

const zxcvbn = new ZxcvbnFactory({ dictionary: { ...common, ...japanese }, graphs: adjacencyGraphs });

/** zxcvbn's time grows with the square of the length (1 s for 256); what begins strong only gets stronger. */
const JUDGED_LENGTH = 64;

/**
 * Why a password is too weak, or nothing. Refused is what zxcvbn scores 0 or 1 of 4; and 2 (up to 10^8 guesses) when
 * the reason is a guessable part. Eight random characters score 2, too, and the city's rule admits them
 * (docs/adr/0009).
 *
 * @param context words that an attacker of this very user would try: of the address, the city and the service
 */
export function passwordWeakness(password: string, context: readonly string[]): PasswordWeakness | undefined {
  const judged = password.slice(0, JUDGED_LENGTH);
  const { score, sequence } = zxcvbn.check(judged, [...context]);
  if (score >= 3) return undefined;
  // zxcvbn types its matches loosely: only a dictionary's match has the name of its list.
  const isContext = sequence.some(
    (match) => "dictionaryName" in match && match.dictionaryName === "userInputs",
  );
  if (isContext) return "password-context";
  if (score <= 1) return "password-common";
  const guessable = sequence.filter(({ pattern }) => pattern !== "bruteforce");
  const covered = guessable.reduce((length, { token }) => length + token.length, 0);
  return covered * 2 > judged.length ? "password-common" : undefined;
}
