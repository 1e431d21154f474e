/** Passwords as people make them, in twenty kinds, for comparing judges. */
import { dictionary as common } from "@zxcvbn-ts/language-common";
import { dictionary as japanese } from "@zxcvbn-ts/language-ja";

/** A number from 0 up to below `n`. */
export type Draw = (n: number) => number;

const lists = Object.values({ ...common, ...japanese }).map((list) => list.map(String));

const pick = <T>(draw: Draw, all: readonly T[]): T => {
  const one = all[draw(all.length)];
  if (one === undefined) throw new Error("there is nothing to pick from");
  return one;
};
const word = (draw: Draw) => pick(draw, pick(draw, lists));
const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const reversed = (text: string) => [...text].reverse().join("");
const random = (draw: Draw, length: number) =>
  Array.from({ length }, () => String.fromCharCode(33 + draw(94))).join("");

const symbols: Readonly<Record<string, readonly string[]>> = {
  ...{ a: ["4", "@"], e: ["3"], i: ["1", "!"], o: ["0"], s: ["5", "$"], t: ["7", "+"] },
  ...{ m: ["nn"], u: ["|_|"], w: ["vv", "uu"], d: ["|)"], b: ["8"], g: ["6", "9"] },
};
const leet = (draw: Draw, text: string) =>
  [...text].map((letter) => (draw(2) ? pick(draw, symbols[letter] ?? [letter]) : letter)).join("");

/** By what they are made of. */
export const passwordKinds: Readonly<Record<string, (draw: Draw) => string>> = {
  "a word": word,
  "two words": (draw) => word(draw) + word(draw),
  "a word in symbols with a number": (draw) => leet(draw, word(draw)) + draw(10_000),
  "a capital, a number, an exclamation mark": (draw) => `${capitalized(word(draw))}${draw(100)}!`,
  "random characters": (draw) => random(draw, 8 + draw(8)),
  "a word between random characters": (draw) => random(draw, 3) + word(draw) + random(draw, 2),
  "a word backwards and one forwards": (draw) => reversed(word(draw)) + word(draw),
  "a walk on the keyboard": (draw) => "qwertyuiop[]asdf".slice(draw(5), 6 + draw(10)) + draw(1_000),
  "a date and a word": (draw) => `${1950 + draw(70)}${1 + draw(12)}${1 + draw(28)}${word(draw)}`,
  "a word twice or more": (draw) => word(draw).repeat(2 + draw(2)),
  "the city and a number": (draw) => `${leet(draw, "Kawasaki")}${pick(draw, ["", "-", "!"])}${draw(3_000)}`,
  "the user's name and a word": (draw) => `${pick(draw, ["yamada", "Taro.Yamada", "adamay"])}${word(draw)}`,
  "four words in symbols": (draw) => leet(draw, "correcthorsebatterystaple").slice(draw(10)) + draw(100),
  "Japanese characters": (draw) => `パスワード${word(draw)}${draw(100)}`,
  "random characters and a word in symbols": (draw) => leet(draw, random(draw, 14) + word(draw)),
  "what JavaScript has in every object": (draw) =>
    `constructor${draw(100)}${pick(draw, ["", "__proto__", "toString", "valueOf"])}`,
  "a sequence and a word": (draw) => "abcdefgh12345678".slice(draw(8)) + word(draw),
  "three words with hyphens": (draw) => [word(draw), word(draw), word(draw)].join("-"),
  "longer than is judged": (draw) => random(draw, 60 + draw(20)),
  "capitals in symbols, and a full stop": (draw) =>
    `${"1".repeat(draw(5))}${leet(draw, word(draw)).toUpperCase()}.`,
};
