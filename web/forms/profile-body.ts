/** The profile of the contracts, from the form's flat texts. */
import type { Values } from "../storage/draft.ts";
import { nest } from "./field-names.ts";

const passwordFields = new Set(["password", "passwordConfirmation"]);

/** The profile as the API takes it. Nothing chosen means no wish for notices. */
export function profileBody(values: Values): Record<string, unknown> {
  const fields = Object.entries(values).filter(([name]) => !passwordFields.has(name));
  const profile = nest(Object.fromEntries(fields));
  return { ...profile, notifications: values["notifications"] === "yes" };
}
