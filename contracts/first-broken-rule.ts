import * as z from "zod/mini";

/** What is wrong with a value: the code of its error in field-errors.ts, and what its sentence needs to know. */
export interface BrokenRule {
  readonly error: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

export type Rule<T> = (value: T) => BrokenRule | undefined;

/** A rule that holds or is broken. */
export const rule =
  <T>(error: string, holds: (value: T) => boolean, params?: BrokenRule["params"]): Rule<T> =>
  (value) =>
    holds(value) ? undefined : { error, ...(params && { params }) };

/**
 * Reports the first rule that a value breaks, with its own remedy. zod's own way, checks with `abort`, would also
 * silence the checks of the object around the field, and not everything that is wrong would be reported at once.
 */
export const firstBroken = <T>(...rules: readonly Rule<T>[]) =>
  z.check<T>((context) => {
    for (const isBroken of rules) {
      const broken = isBroken(context.value);
      if (broken) {
        const { error: message, params } = broken;
        context.issues.push({ code: "custom", input: context.value, message, ...(params && { params }) });
        return;
      }
    }
  });

/** Every field that must not be left empty starts with it. */
export const typedIn: Rule<string> = rule("required", (text) => text !== "");

/** A text that matches a pattern. */
export const matching = (pattern: RegExp, error: string): Rule<string> =>
  rule(error, (text) => pattern.test(text));
