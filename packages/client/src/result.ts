import type { FieldError, Problems } from "./api.ts";

export type ProblemCode = keyof Problems;

/** The API's problem document (RFC 9457); later versions of the API may say more. */
export type Problem<C extends ProblemCode = ProblemCode> = {
  readonly [K in C]: Problems[K] & {
    readonly type: string;
    /** What happened, for the user, in the language that was asked for. */
    readonly title: string;
    readonly status: number;
    readonly code: K;
    /** What to do, for the user. */
    readonly detail: string;
    /** All that is wrong with the input; otherwise empty. */
    readonly errors: readonly FieldError[];
  };
}[C];

/** What the network did in place of an answer; `aborted`: the caller gave up. */
export type Silence = "offline" | "unreachable" | "aborted";

/** Why a call brought no answer, by `code`. */
export type Failure<C extends ProblemCode = ProblemCode> =
  | {
      readonly [K in C]: {
        readonly ok: false;
        readonly code: K;
        readonly problem: Problem<K>;
        /** Before which the same call is refused again, in seconds. */
        readonly retryAfter?: number;
      };
    }[C]
  | {
      readonly ok: false;
      readonly code: Silence;
      readonly problem?: undefined;
      readonly retryAfter?: number;
    };

/** What became of a call: nothing that can be expected is thrown. */
export type Result<T, C extends ProblemCode = ProblemCode> =
  | { readonly ok: true; readonly code: "ok"; readonly value: T }
  | Failure<C>;

export const success = <T>(value: T) => ({ ok: true, code: "ok", value }) as const;
export const silence = (code: Silence) => ({ ok: false, code }) as const;

/** Of what is no object, nothing. */
const membersOf = (value: unknown): Readonly<Record<string, unknown>> => Object(value);

const areTexts = (...values: readonly unknown[]) => values.every((value) => typeof value === "string");

function isFieldError(value: unknown): value is FieldError {
  const { pointer, code, detail } = membersOf(value);
  return areTexts(pointer, code, detail);
}

/** Anything but a problem document of ours, such as an edge's own error page, says that the service is out of reach. */
export function failureOf(body: unknown): Failure {
  const { type, title, status, code, detail, errors } = membersOf(body);
  if (!areTexts(type, title, code, detail) || typeof status !== "number") return silence("unreachable");
  const fields = Array.isArray(errors) ? errors.filter(isFieldError) : [];
  const problem = { ...membersOf(body), errors: fields };
  // Of a code that this version does not know, too: front ends need a branch for "any other" anyway.
  return { ok: false, code, problem } as unknown as Failure;
}
