import { conditionsNamedIn, truth } from "./conditions.ts";
import { type JsonObject, own } from "./json.ts";
import { resolve } from "./resolve.ts";
import { type LoadedTemplate, TemplateError } from "./template.ts";

/** What a condition may look at: parameters, mappings and pseudo parameters, never a resource. */
type Frame = Pick<LoadedTemplate, "stackName" | "parameters" | "mappings" | "assetFolder">;

/** Every condition's value, each worked out after those it names. */
export function evaluateConditions(
  declared: JsonObject,
  frame: Frame,
  place: { readonly region: string; readonly accountId: string },
): ReadonlyMap<string, boolean> {
  const known = new Map<string, boolean>();
  const template = {
    ...frame,
    conditions: known,
    resources: new Map(),
    omitted: new Set<string>(),
    outputs: {},
  };
  const scope = { ...place, template, physical: new Map() };
  const evaluate = (name: string, path: readonly string[]): void => {
    if (known.has(name) || !Object.hasOwn(declared, name)) return; // an unknown name is reported where it is used
    if (path.includes(name)) {
      throw new TemplateError(
        frame.stackName,
        `conditions depend on each other: ${[...path, name].join(" → ")}`,
      );
    }
    const expression = own(declared, name);
    for (const other of conditionsNamedIn(expression)) evaluate(other, [...path, name]);
    const at = `condition ${name}`;
    known.set(name, truth(expression, { scope, at, value: (inner) => resolve(inner, scope, at) }));
  };
  for (const name of Object.keys(declared)) evaluate(name, []);
  return known;
}
