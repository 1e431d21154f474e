/**
 * What is wrong with the fields of a request, as the schemas find it: each broken rule has a code. What people read of it is
 * in field-words.ts, which whoever only checks does not need.
 */
import type * as z from "zod/mini";
import type { SentenceParams } from "./field-sentences.ts";

/** A field error as it is found, before it is put into words. */
export interface FoundError {
  /** JSON Pointer (RFC 6901) into the request body. */
  readonly pointer: string;
  /** Stable name of the rule that was broken; of a rule that has none, a sentence of the library's. */
  readonly code: string;
  /** What its sentence says beside the field. */
  readonly params: SentenceParams;
}

type Issue = z.core.$ZodIssue;

const pointerTo = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

export const foundError = (pointer: string, code: string, params: SentenceParams = {}): FoundError => ({
  pointer,
  code,
  params,
});

/** The field errors of a failed parse, one per broken rule; `base` is the pointer to the parsed value. */
export function fieldErrors(
  issues: readonly Issue[],
  base = "",
  municipality?: SentenceParams,
): FoundError[] {
  return issues.flatMap((issue) => {
    const pointer = base + pointerTo(issue.path);
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) =>
        foundError(`${pointer}${pointerTo([key.slice(0, 60)])}`, "unknown-member"),
      );
    const params = { ...municipality, ...(issue.code === "custom" && issue.params) };
    return foundError(pointer, issue.message, params);
  });
}

/** Whether the parse failed on a member that the contract does not know: a fault of the caller's program. */
export const hasUnknownMember = (issues: readonly Issue[]) =>
  issues.some((issue) => issue.code === "unrecognized_keys");
