/** Between a stored profile and the flat texts of the form that corrects it. */
import type { Values } from "../storage/draft.ts";
import { flatten, nest } from "./field-names.ts";

export const profileValues = (profile: unknown): Record<string, string> => flatten(profile);

/**
 * The merge patch (RFC 7396) that makes the stored profile what the form says: an emptied field is removed, one that
 * was not changed is left out, so that a change made elsewhere meanwhile stands.
 */
export function profilePatch(stored: unknown, values: Values): Record<string, unknown> {
  const before = flatten(stored);
  const changed = Object.entries(values).filter(([name, value]) => (before[name] ?? "") !== value);
  const patch = nest(Object.fromEntries(changed));
  if ("notifications" in patch) patch["notifications"] = values["notifications"] === "yes";
  return emptyToNull(patch);
}

function emptyToNull(patch: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(patch).map(([name, value]) => {
      if (value === "") return [name, null];
      return [name, typeof value === "object" && value !== null ? emptyToNull({ ...value }) : value];
    }),
  );
}
