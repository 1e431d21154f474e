/** Between the form for who a business is and the request that changes it. */
import type { Values } from "../storage/draft.ts";
import { flatten, nest } from "./field-names.ts";
import { formParts } from "./profile-fields.ts";

/** Who a business is, which a form of its own changes. */
export const organizationFields: readonly string[] = ["organizationName", ...formParts.representative];

export const organizationOrder = [...organizationFields, "changeReason", "effectiveOn"];

interface OrganizationBody {
  readonly organizationName?: unknown;
  readonly representative?: unknown;
  readonly changeReason: string;
  readonly effectiveOn: string;
}

/** What differs from what is stored, each whole: of a representative, every part goes along with the one that changed. */
export function organizationBody(stored: unknown, values: Values): OrganizationBody {
  const before = flatten(stored);
  const isChanged = (name: string) => (before[name] ?? "") !== (values[name] ?? "");
  const changed = organizationFields.filter((name) => {
    const [group = ""] = name.split("/");
    return organizationFields.some((each) => each.startsWith(group) && isChanged(each));
  });
  const { changeReason = "", effectiveOn = "" } = values;
  return {
    ...nest(Object.fromEntries(changed.map((name) => [name, values[name] ?? ""]))),
    ...{ changeReason, effectiveOn },
  };
}
