import type { FieldError, Problem } from "../../contracts/problem.ts";

/** Why a call brought no answer: the API's own problem document, or a network that did not carry it. */
export type CallFailure =
  | { readonly kind: "problem"; readonly problem: Problem }
  | { readonly kind: "offline" }
  | { readonly kind: "unreachable" };

/** The failure's stable name: the problem's code, or what happened to the network. */
export const codeOf = (failure: CallFailure): string =>
  failure.kind === "problem" ? failure.problem.code : failure.kind;

export const fieldErrorsOf = (failure: CallFailure): readonly FieldError[] =>
  failure.kind === "problem" ? failure.problem.errors : [];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const isFieldError = (value: unknown): value is FieldError =>
  isRecord(value) &&
  typeof value["pointer"] === "string" &&
  typeof value["code"] === "string" &&
  typeof value["detail"] === "string";

/**
 * A problem document (RFC 9457) of ours. Read by hand, because the first chunk does without the schemas; anything else,
 * such as an edge's own error page, is told as an unreachable service.
 */
export function toFailure(body: unknown): CallFailure {
  if (!isRecord(body)) return { kind: "unreachable" };
  const { type, title, status, code, detail, errors } = body;
  const isOurs =
    typeof type === "string" &&
    typeof title === "string" &&
    typeof status === "number" &&
    typeof code === "string" &&
    typeof detail === "string";
  if (!isOurs) return { kind: "unreachable" };
  const fields = Array.isArray(errors) ? errors.filter(isFieldError) : [];
  return { kind: "problem", problem: { ...body, type, title, status, code, detail, errors: fields } };
}
