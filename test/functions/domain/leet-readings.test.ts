import { describe, expect, it } from "@jest/globals";
import { leetReadings, lettersOf } from "../../../functions/domain/leet-readings.ts";

const letters = lettersOf({
  a: ["4", "@"],
  i: ["1"],
  l: ["1", "|"],
  m: ["nn"],
  n: ["//"],
  w: ["uu"],
  d: ["|)"],
});
const textsOf = (password: string, limit = 100) =>
  leetReadings(password, letters, limit).map(({ text }) => text);

it("the table is turned round: what each text may be written for, in the table's order", () => {
  expect(letters.get("1")).toEqual(["i", "l"]);
  expect(letters.get("@")).toEqual(["a"]);
});

describe("the readings of a password", () => {
  it.each([
    ["", [""]],
    ["word", ["word"]],
    ["p4ss", ["pass", "p4ss"]],
    ["1", ["i", "l", "1"]],
    // Both letters first; then each alone, and none.
    ["4@", ["aa", "a@", "4a", "4@"]],
    // The longer text before the one that it begins with.
    ["|)", ["d", "l)", "|)"]],
    ["nn", ["m", "nn"]],
    // Each full reading comes before any other, although they differ in the first letter.
    ["1x1", ["ixi", "ixl", "lxi", "lxl", "ix1", "lx1", "1xi", "1xl", "1x1"]],
  ])("of %j are %j: whatever can be a letter first, then less and less of it", (password, readings) => {
    expect(textsOf(password)).toEqual(readings);
  });

  it("say what was read as what, and where the letter stands", () => {
    expect(leetReadings("x//4", letters, 1)).toEqual([
      {
        text: "xna",
        changes: [
          { i: 1, letter: "n", substitution: "//" },
          { i: 2, letter: "a", substitution: "4" },
        ],
      },
    ]);
  });

  it("read the same text as a letter three times in a row at most", () => {
    expect(textsOf("4444")).not.toContain("aaaa");
    expect(textsOf("4444")).toContain("aaa4");
    expect(textsOf("44@44")).toContain("aaaaa");
    expect(textsOf("444@")).toContain("aaaa");
    // What is no letter in between does not end the row.
    expect(textsOf("44x44")).not.toContain("aaxaa");
  });

  it("are so many at most, in all", () => {
    expect(textsOf("4x4x1x1")).toHaveLength(36);
    expect(textsOf("4x4x1x1", 5)).toEqual(textsOf("4x4x1x1").slice(0, 5));
    expect(textsOf("4x4x1x1", 4)).toHaveLength(4);
    expect(textsOf("@4".repeat(32))).toHaveLength(100);
  });
});
