/**
 * The shortest password that a municipality takes, where that is longer than the rule that all of them share. The schemas know
 * the shared one alone: whatever is found by them is completed here.
 */
import { type FoundError, foundError } from "./field-errors.ts";
import { isHalfWidth } from "./password.ts";

/** What is wrong with the length of a password, in characters; silent where another rule says more. */
export function tooShort(password: string, minimum: number): FoundError | undefined {
  if (password === "" || !isHalfWidth(password) || password.length >= minimum) return undefined;
  return foundError("/password", "password-too-short", { passwordMinLength: minimum });
}

/** What is wrong with a body that has a new password, with the municipality's own minimum. */
export function withMinimum(
  errors: readonly FoundError[],
  body: unknown,
  minimum: number,
): readonly FoundError[] {
  const password: unknown =
    typeof body === "object" && body !== null ? Reflect.get(body, "password") : undefined;
  const short = typeof password === "string" ? tooShort(password, minimum) : undefined;
  return short ? [...errors.filter(({ code }) => code !== short.code), short] : errors;
}
