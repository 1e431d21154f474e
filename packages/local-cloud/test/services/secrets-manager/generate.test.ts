import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { generateSecret } from "../../../src/services/secrets-manager/generate.ts";
import { parseGeneration } from "../../../src/services/secrets-manager/secret-properties.ts";

const options = (given: Record<string, unknown>) => parseGeneration(JSON.stringify(given));

describe("a generated secret", () => {
  it("has 32 characters with each type among them by default", () => {
    const secret = generateSecret(options({}));
    expect(secret).toHaveLength(32);
    for (const type of [/[a-z]/, /[A-Z]/, /\d/, /[!-/:-@[-`{-~]/]) expect(secret).toMatch(type);
  });

  it("never holds what is excluded, whatever is excluded", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 8, max: 200 }), (excluded, length) => {
        const given = { ExcludeCharacters: excluded, ExcludePunctuation: true, PasswordLength: length };
        const secret = generateSecret(options({ ...given, RequireEachIncludedType: false }));
        expect(secret).toMatch(new RegExp(`^[A-Za-z0-9]{${length}}$`));
        expect([...secret].filter((character) => excluded.includes(character))).toEqual([]);
      }),
    );
  });

  it("goes into a template under the key", () => {
    const given = { SecretStringTemplate: '{"user":"a"}', GenerateStringKey: "password", PasswordLength: 12 };
    expect(JSON.parse(generateSecret(options(given)))).toEqual({
      user: "a",
      password: expect.stringMatching(/^.{12}$/),
    });
  });

  it.each([
    ["a template without a key", { SecretStringTemplate: "{}" }, "together"],
    ["too little room for each type", { PasswordLength: 3 }, "no room"],
    [
      "no characters at all",
      { ExcludeLowercase: true, ExcludeUppercase: true, ExcludeNumbers: true, ExcludePunctuation: true },
      "every character",
    ],
  ])("is refused for %s", (_case, given, message) => {
    expect(() => generateSecret(options(given))).toThrow(message);
  });
});
