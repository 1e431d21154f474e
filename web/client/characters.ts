import { charactersAnswer } from "../../contracts/characters-answer.ts";
import type { Language } from "../../contracts/language.ts";
import { call } from "./call.ts";

const known = new Map<string, string | undefined>();

/**
 * The storable forms of rare kanji, of which only the server has the table. It is asked about single characters, never
 * about the name that they stand in.
 */
export async function findForms(
  characters: readonly string[],
  language: Language,
): Promise<ReadonlyMap<string, string | undefined>> {
  const text = characters.filter((one) => !known.has(one)).join("");
  if (text !== "") {
    const path = `/api/characters?text=${encodeURIComponent(text)}`;
    const result = await call({ method: "GET", path, language, answer: charactersAnswer });
    if (!result.ok) return known;
    for (const { character, suggestion } of result.value.check?.refused ?? [])
      known.set(character, suggestion);
  }
  return known;
}
