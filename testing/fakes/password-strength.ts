import type { PasswordWeakness } from "../../functions/domain/password-weakness.ts";
import type { PasswordStrength } from "../../functions/use-cases/ports.ts";

/** A judge of passwords that refuses the ones it is given, and those made of the words around their user. */
export function fakePasswordStrength() {
  const weak = new Map<string, PasswordWeakness>();
  const judge: PasswordStrength = async (password, context) =>
    weak.get(password) ??
    (context.some((word) => password.toLowerCase().includes(word)) ? "password-context" : undefined);
  return { weak, judge };
}
