import { PolicyError } from "./statement.ts";

/** A text, or a list of one or more, as policies write them; policy variables are refused by name. */
export function texts(value: unknown, element: string, at: string): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw new PolicyError(at, `its ${element} is empty`);
  return list.map((item) => text(item, element, at));
}

function text(item: unknown, element: string, at: string): string {
  if (typeof item !== "string" && typeof item !== "boolean" && typeof item !== "number") {
    throw new PolicyError(at, `its ${element} holds something else than texts`);
  }
  const variable = /\$\{[^}]*\}/.exec(String(item))?.[0];
  if (variable === undefined) return String(item);
  throw new PolicyError(
    at,
    `its ${element} holds the policy variable ${variable}, unknown to the local cloud`,
  );
}
