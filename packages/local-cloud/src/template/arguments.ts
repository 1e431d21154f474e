import type { ResolutionScope } from "./scope.ts";
import { TemplateError } from "./template.ts";

/** What an intrinsic works with: where it is, and how its own arguments are resolved. */
export interface IntrinsicContext {
  readonly scope: ResolutionScope;
  readonly at: string;
  value(inner: unknown): unknown;
}

export function list(value: unknown, what: string, { at }: IntrinsicContext): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new TemplateError(at, `${what} is not a list`);
}

/** A literal list of exactly so many arguments. */
export function args(value: unknown, count: number, name: string, context: IntrinsicContext) {
  const given = list(value, `the argument of ${name}`, context);
  if (given.length === count) return given;
  throw new TemplateError(context.at, `${name} takes ${count} arguments, not ${given.length}`);
}

/** Text of a string, number or boolean, which CloudFormation treats alike. */
export function text(value: unknown, what: string, { at }: IntrinsicContext): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return String(value);
  }
  throw new TemplateError(at, `${what} is not a text`);
}
