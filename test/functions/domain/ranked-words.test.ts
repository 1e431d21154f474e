import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "@jest/globals";
import { type RankedWords, rankedWords } from "../../../functions/domain/ranked-words.ts";
import { projectRoot } from "../../../testing/project-root.ts";

const file = readFileSync(join(projectRoot, "data/password-words.bin"));

const rankOf = ({ root, after, rankAt }: RankedWords, word: string) => {
  let place: number | undefined = root;
  for (let i = 0; i < word.length && place !== undefined; i += 1) place = after(place, word.charCodeAt(i));
  return place === undefined ? undefined : rankAt(place);
};

it.each([
  ["123456", 1],
  ["password", 2],
  ["satou", 1],
  ["takahas", 0],
  ["passwordq", undefined],
  ["constructor", 14970],
  ["__proto__", undefined],
  ["", 0],
])("%j has the rank %j: 0 if words only begin so, none if none does", (word, rank) => {
  expect(rankOf(rankedWords(file), word)).toBe(rank);
});

it("the last word of a file is found to its end", () => {
  // Three places, each with one that goes on from it: the beginning, "a", and "ab", which is the seventh.
  const parts = [new Uint32Array([3, 1, 2, 3, 3]), new Uint16Array([0, 97, 98]), new Uint16Array([0, 0, 7])];
  const bytes = Buffer.concat([Buffer.from("PWT1"), ...parts.map(({ buffer }) => Buffer.from(buffer))]);
  const words = rankedWords(bytes);
  expect(["", "a", "ab", "abb"].map((word) => rankOf(words, word))).toEqual([0, 0, 7, undefined]);
});

it.each([
  ["cut short", file.subarray(0, -1)],
  ["of another kind", Buffer.alloc(64)],
  ["of another version", Buffer.concat([Buffer.from("PWT2"), file.subarray(4)])],
  ["empty", Buffer.alloc(8)],
])("a file that is %s is none of words", (_what, bytes) => {
  expect(() => rankedWords(bytes)).toThrow("This is not a whole file of ranked words.");
});
