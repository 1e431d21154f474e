/**
 * The shortest password that a municipality takes, where that is longer than the rule that all of them share. The schemas know
 * the shared one alone: whatever is found by them is completed here.
 */
import { describe, type FoundError } from "./field-errors.ts";
import type { Language } from "./language.ts";
import { isHalfWidth } from "./password.ts";

/** What is wrong with the length of a password, in characters; silent where another rule says more. */
export function tooShort(password: string, minimum: number, language: Language): FoundError | undefined {
  if (password === "" || !isHalfWidth(password) || password.length >= minimum) return undefined;
  return describe("/password", "password-too-short", { passwordMinLength: minimum }, language);
}

/** What is wrong with a body that has a new password, with the municipality's own minimum. */
export function withMinimum(
  errors: readonly FoundError[],
  body: unknown,
  minimum: number,
  language: Language,
): readonly FoundError[] {
  const password: unknown =
    typeof body === "object" && body !== null ? Reflect.get(body, "password") : undefined;
  const short = typeof password === "string" ? tooShort(password, minimum, language) : undefined;
  return short ? [...errors.filter(({ code }) => code !== short.code), short] : errors;
}
