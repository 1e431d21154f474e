import type * as z from "zod/mini";
import { withMinimum } from "../../../contracts/password-minimum.ts";
import { fail, type Outcome } from "../outcome.ts";
import { parseInput } from "../parse-input.ts";

/** Parses a body that sets or asks about a new password: its length is judged with everything else that is wrong. */
export function parseNewPassword<S extends z.ZodMiniType>(
  { settings }: { readonly settings: { readonly passwordMinLength: number } },
  schema: S,
  body: unknown,
): Outcome<z.infer<S>, "unknown-member" | "invalid-input"> {
  const parsed = parseInput(schema, body);
  const found = parsed.ok ? [] : parsed.failure.errors;
  const errors = withMinimum(found, body, settings.passwordMinLength);
  if (errors.length === 0) return parsed;
  return fail({ kind: parsed.ok ? "invalid-input" : parsed.failure.kind, errors });
}
