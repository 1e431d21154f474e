import { describe, expect, it } from "@jest/globals";
import { contextWords } from "../../../functions/domain/password-weakness.ts";
import { passwordWeakness } from "../../../functions/lazy/password-strength.ts";

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

it("of 256 characters is judged in no time", () => {
  const began = performance.now();
  expect(passwordWeakness("aB3$xyz!".repeat(32), context)).toBeUndefined();
  expect(performance.now() - began).toBeLessThan(500);
});
