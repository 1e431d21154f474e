import type { PasswordStrength } from "../use-cases/ports.ts";

/** The judge of functions/lazy/password-strength.ts, loaded when the first password is to be judged. */
export const lazyPasswordStrength: PasswordStrength = async (password, context) => {
  const { passwordWeakness } = await import("../lazy/password-strength.ts");
  return passwordWeakness(password, context);
};
