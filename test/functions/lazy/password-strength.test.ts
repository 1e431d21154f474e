import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as common } from "@zxcvbn-ts/language-common";
import { dictionary as japanese } from "@zxcvbn-ts/language-ja";
import fc from "fast-check";
import { contextWords } from "../../../functions/domain/password-weakness.ts";
import { rankedWords } from "../../../functions/domain/ranked-words.ts";
import { judgeBy, passwordJudge, zxcvbnOver } from "../../../functions/lazy/password-strength.ts";
import { type Draw, passwordKinds } from "../../../testing/passwords.ts";
import { projectRoot } from "../../../testing/project-root.ts";

const words = rankedWords(readFileSync(join(projectRoot, "data/password-words.bin")));
const passwordWeakness = passwordJudge(words);

const context = contextWords(["hanako.sakura@example.jp", "Kawasaki City", "e-KAWASAKI Online Procedures"]);

describe("a password is refused as common", () => {
  it.each([
    "Password1!",
    "password1",
    "P@ssw0rd",
    "qwerty123",
    "abcd1234",
    "11112222a",
    "sakura2024",
    "Aa123456",
  ])("%s", (password) => expect(passwordWeakness(password, [])).toBe("password-common"));
});

describe("a password is refused as close to its user", () => {
  it.each(["Kawasaki2024", "kawasaki1!", "hanako.sakura1", "Hanako2024", "e-kawasaki1", "K4wasaki1"])(
    "%s",
    (password) => expect(passwordWeakness(password, context)).toBe("password-context"),
  );
});

describe("a password is accepted", () => {
  it.each(["correct-horse-9-battery", "tG7#qLw2", "xkv8zqpm", "9dR!mKe4wZ", "雨ニモマケズ風ニモマケズ"])(
    "%s",
    (password) => expect(passwordWeakness(password, context)).toBeUndefined(),
  );
});

it("of 256 characters takes no more work than one of 64: unlimited, it would be sixteen times as much", () => {
  const workOf = (repeats: number) => {
    const before = process.cpuUsage();
    expect(passwordWeakness("aB3$xyz!".repeat(repeats), context)).toBeUndefined();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const least = (repeats: number) => Math.min(...Array.from({ length: 5 }, () => workOf(repeats)));
  expect(least(32) / least(8)).toBeLessThan(4);
});

/** zxcvbn as it comes, which unpacks its lists and looks every part of a password up in each of them. */
const library = new ZxcvbnFactory({ dictionary: { ...common, ...japanese }, graphs: adjacencyGraphs });
const ours = zxcvbnOver(words);

/** What an estimate makes of a password: the verdict, and the guesses to the last bit. */
function estimated(zxcvbn: Pick<ZxcvbnFactory, "check">, password: string, known: readonly string[]) {
  const result = zxcvbn.check(password.slice(0, 64), [...known]);
  return { password, verdict: judgeBy({ check: () => result })(password, known), guesses: result.guesses };
}

/**
 * zxcvbn takes `constructor` and `__proto__`, which every object of JavaScript has, for words of each list, without a
 * rank; not so a file of words.
 */
const isEverywhere = (password: string) => /constructor|__proto__/i.test(password);

function compare(password: string, known: readonly string[]) {
  const expected = estimated(library, password, known);
  const found = estimated(ours, password, known);
  if (isEverywhere(password)) expect(found.verdict).toBe(expected.verdict);
  else expect(found).toEqual(expected);
}

/** The same numbers for the same seed. */
function drawer(seed: number): Draw {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

const near = contextWords(["taro.yamada@example.jp", "Kawasaki City", "e-KAWASAKI"]);

describe("looked up in place, the judge agrees with zxcvbn's own lists, verdict and guesses alike", () => {
  it.each(Object.entries(passwordKinds))("for %s", (_kind, make) => {
    const draw = drawer(20261129);
    for (let made = 0; made < 3; made += 1) compare(make(draw), made % 2 ? [] : near);
  });

  it("for whatever else is typed", () => {
    const text = fc.oneof(fc.string({ maxLength: 20 }), fc.string({ unit: "grapheme", maxLength: 10 }));
    const typed = fc.array(fc.oneof(text, fc.constantFrom(...near, "p4ss", "w0rd", "|-|", "vv", "İ")), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(typed, (parts) => compare(parts.join(""), near)),
      { numRuns: 40 },
    );
  });
});
