import type * as z from "zod/mini";
import { fieldErrors, hasUnknownMember } from "../../contracts/field-errors.ts";
import { fail, type Outcome, ok } from "./outcome.ts";

/**
 * Parses what a caller sent. `base` is the JSON Pointer of the value in the request body; errors are reported
 * all at once. A member that the contract does not know is the calling program's fault.
 */
export function parseInput<S extends z.ZodMiniType>(
  schema: S,
  input: unknown,
  base = "",
): Outcome<z.infer<S>, "unknown-member" | "invalid-input"> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const { issues } = parsed.error;
  const errors = fieldErrors(issues, base);
  return fail({ kind: hasUnknownMember(issues) ? "unknown-member" : "invalid-input", errors });
}
