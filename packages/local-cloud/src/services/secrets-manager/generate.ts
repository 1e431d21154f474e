import { randomInt } from "node:crypto";
import * as z from "zod";
import type { Generation } from "./secret-properties.ts";

const LOWERCASE = "abcdefghijklmnopqrstuvwxyz";
const UPPERCASE = LOWERCASE.toUpperCase();
const NUMBERS = "0123456789";
const PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

const template = z.record(z.string(), z.unknown());

/**
 * A random value as CloudFormation's GenerateSecretString draws it: bare, or as the named key of a JSON template.
 */
export function generateSecret(options: Generation): string {
  const password = generatePassword(options);
  const { SecretStringTemplate: around, GenerateStringKey: key } = options;
  if (around === undefined && key === undefined) return password;
  if (around === undefined || key === undefined) {
    throw new Error("GenerateSecretString needs SecretStringTemplate and GenerateStringKey together.");
  }
  return JSON.stringify({ ...template.parse(JSON.parse(around)), [key]: password });
}

function generatePassword(options: Generation): string {
  const types = includedTypes(options);
  if (types.length === 0) throw new Error("GenerateSecretString excludes every character.");
  const required = options.RequireEachIncludedType ? types : [];
  if (required.length > options.PasswordLength) {
    throw new Error(`PasswordLength ${options.PasswordLength} has no room for each included type.`);
  }
  const all = types.join("");
  const filling = Array.from({ length: options.PasswordLength - required.length }, () => pick(all));
  return shuffle([...required.map(pick), ...filling]).join("");
}

function includedTypes(options: Generation): string[] {
  const types = [
    options.ExcludeLowercase ? "" : LOWERCASE,
    options.ExcludeUppercase ? "" : UPPERCASE,
    options.ExcludeNumbers ? "" : NUMBERS,
    options.ExcludePunctuation ? "" : PUNCTUATION,
    options.IncludeSpace ? " " : "",
  ];
  const left = types.map((type) => [...type].filter((c) => !options.ExcludeCharacters.includes(c)).join(""));
  return left.filter((type) => type !== "");
}

function pick(characters: string): string {
  return characters.charAt(randomInt(characters.length));
}

/** Fisher–Yates with a CSPRNG: otherwise the first characters would betray their type. */
function shuffle(characters: string[]): string[] {
  const shuffled: string[] = [];
  for (const character of characters) {
    const at = randomInt(shuffled.length + 1);
    shuffled.splice(at, 0, character);
  }
  return shuffled;
}
