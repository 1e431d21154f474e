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
