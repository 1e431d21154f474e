/** What the sentences about fields have in common, whatever their language. */
import * as z from "zod/mini";
import { type RefusedCharacter, refusedCharacter } from "./japanese/refused-character.ts";

/** What a sentence says beside its label. */
export type SentenceParams = Readonly<Record<string, unknown>>;
export type Sentence = (label: string, params: SentenceParams) => string;
/** By the code of what is wrong. */
export type Sentences = Readonly<Record<string, Sentence>>;

/** The `characters` of an issue's parameters, which the text schemas put there. */
export const listed = (characters: unknown) => z.array(refusedCharacter).parse(characters);

export const shown = ({ character, codePoint }: RefusedCharacter) =>
  character === "" ? codePoint : `${character}（${codePoint}）`;

export const isKanji = ({ character }: RefusedCharacter) => /^[\p{Script=Han}\uE000-\uF8FF]/u.test(character);
