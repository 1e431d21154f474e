/**
 * What stands in the fields of a form, read from the page itself. Some browsers and password managers fill fields in
 * without the events that a form listens to: what the registrant sees is what is sent.
 */
import { joinDate } from "./date-parts.ts";
import { fieldId } from "./field-names.ts";

/** The text of a field as it is shown; undefined where the screen has no such field. */
export function shownValue(name: string, page: Document = document): string | undefined {
  const id = fieldId(name);
  const first = page.getElementById(id);
  if (first instanceof HTMLSelectElement) {
    const part = (of: string) => {
      const select = page.getElementById(`${id}-${of}`);
      return select instanceof HTMLSelectElement ? select.value : "";
    };
    return joinDate({ year: first.value, month: part("month"), day: part("day") });
  }
  if (!(first instanceof HTMLInputElement)) return undefined;
  // Its value is what a tick stands for, ticked or not.
  if (first.type === "checkbox") return first.checked ? first.value : "";
  if (first.type !== "radio") return first.value;
  const group = [...page.getElementsByName(first.name)];
  return group.find((each) => each instanceof HTMLInputElement && each.checked)?.getAttribute("value") ?? "";
}

/** The fields whose shown text is another than the form's own. */
export const filledUnheard = (
  known: Readonly<Record<string, string>>,
  shown: (name: string) => string | undefined = shownValue,
): readonly (readonly [name: string, text: string])[] =>
  Object.keys(known).flatMap((name) => {
    const text = shown(name);
    return text === undefined || text === known[name] ? [] : [[name, text] as const];
  });
