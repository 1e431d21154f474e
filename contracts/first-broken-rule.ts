import * as z from "zod/mini";

/** What is wrong with a value: the code of its error in field-errors.ts, and what its sentence needs to know. */
export interface BrokenRule {
  readonly error: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** What the API's description says of a rule: a text's length and pattern. */
export interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: RegExp;
}

export interface Rule<T> {
  (value: T): BrokenRule | undefined;
  readonly bounds?: Bounds;
}

/** A rule with what the API's description says of it. */
export const bounded = <T>(bounds: Bounds, isBroken: Rule<T>): Rule<T> =>
  Object.assign((value: T) => isBroken(value), { bounds });

/** A rule that holds or is broken. */
export const rule =
  <T>(error: string, holds: (value: T) => boolean, params?: BrokenRule["params"]): Rule<T> =>
  (value) =>
    holds(value) ? undefined : { error, ...(params && { params }) };

/**
 * Reports the first rule that a value breaks, with its own remedy. zod's own way, checks with `abort`, would also
 * silence the checks of the object around the field, and not everything that is wrong would be reported at once.
 */
export function firstBroken<T>(...rules: readonly Rule<T>[]) {
  const check = z.check<T>((context) => {
    for (const isBroken of rules) {
      const broken = isBroken(context.value);
      if (broken) {
        const { error: message, params } = broken;
        context.issues.push({ code: "custom", input: context.value, message, ...(params && { params }) });
        return;
      }
    }
  });
  check._zod.onattach.push((schema) => {
    for (const { bounds } of rules) if (bounds) declareBounds(schema._zod.bag, bounds);
  });
  return check;
}

/** Where zod's own checks leave what `z.toJSONSchema` reads of them. */
function declareBounds(bag: z.core.$ZodType["_zod"]["bag"], { minimum, maximum, pattern }: Bounds): void {
  if (minimum !== undefined) bag["minimum"] = minimum;
  if (maximum !== undefined) bag["maximum"] = maximum;
  if (pattern) bag["patterns"] = new Set([pattern]);
}

/** Every field that must not be left empty starts with it. */
export const typedIn: Rule<string> = bounded(
  { minimum: 1 },
  rule("required", (text) => text !== ""),
);

/** A text that matches a pattern. */
export const matching = (pattern: RegExp, error: string): Rule<string> =>
  bounded(
    { pattern },
    rule(error, (text) => pattern.test(text)),
  );
