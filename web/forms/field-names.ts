/**
 * Forms hold flat text by the name of the field: its JSON Pointer in the profile without the first slash, such as
 * `contact/familyName`. The same name finds the field's label, and the errors of the API point to it.
 */
import type { Values } from "../storage/draft.ts";

/** Name of the field that a pointer of the API means, whether it points into a request or into the profile alone. */
export const fieldName = (pointer: string) => pointer.replace(/^\/(profile\/)?/, "");

/** The id of a field's input. */
export const fieldId = (name: string) => name.replaceAll("/", "-");

/** The nested object that flat values stand for. */
export function nest(values: Values): Record<string, unknown> {
  const nested: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const [first = "", ...rest] = name.split("/");
    if (rest.length === 0) nested[first] = value;
    else nested[first] = { ...asRecord(nested[first]), ...nest({ [rest.join("/")]: value }) };
  }
  return nested;
}

/** The flat texts of a nested object; booleans as `yes` and `no`, as the radio buttons have them. */
export function flatten(value: unknown, prefix = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(asRecord(value)).flatMap(([key, member]): (readonly [string, string])[] => {
      const name = prefix === "" ? key : `${prefix}/${key}`;
      if (typeof member === "string") return [[name, member]];
      if (typeof member === "boolean") return [[name, member ? "yes" : "no"]];
      return Object.entries(flatten(member, name));
    }),
  );
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
