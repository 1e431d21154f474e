import { isObject, type JsonObject, own } from "./json.ts";
import { type LoadedTemplate, TemplateError, type TemplateResource } from "./template.ts";

type Conditions = LoadedTemplate["conditions"];

/** The template's resources, split by whether their condition holds. */
export function readResources(
  section: JsonObject,
  conditions: Conditions,
): Pick<LoadedTemplate, "resources" | "omitted"> {
  const resources = new Map<string, TemplateResource>();
  const omitted = new Set<string>();
  for (const [logicalId, body] of Object.entries(section)) {
    if (!isObject(body)) throw new TemplateError(logicalId, "the resource is not an object");
    if (holds(body, conditions, logicalId)) resources.set(logicalId, readResource(logicalId, body));
    else omitted.add(logicalId);
  }
  return { resources, omitted };
}

/** Output name → its unresolved value, for the outputs whose condition holds. */
export function readOutputs(section: JsonObject, conditions: Conditions): Record<string, unknown> {
  const kept = Object.entries(section).flatMap(([name, body]) =>
    isObject(body) && holds(body, conditions, `output ${name}`) ? [[name, body["Value"]] as const] : [],
  );
  return Object.fromEntries(kept);
}

function readResource(logicalId: string, body: JsonObject): TemplateResource {
  const { Type: type, Properties: properties = {} } = body;
  if (typeof type !== "string") throw new TemplateError(logicalId, "the resource has no Type");
  if (!isObject(properties))
    throw new TemplateError(logicalId, "the resource's Properties are not an object");
  return { logicalId, type, properties, dependsOn: names(own(body, "DependsOn"), logicalId) };
}

function names(dependsOn: unknown, logicalId: string): readonly string[] {
  const list: unknown[] = Array.isArray(dependsOn) ? dependsOn : dependsOn === undefined ? [] : [dependsOn];
  return list.map((name) => {
    if (typeof name === "string") return name;
    throw new TemplateError(logicalId, "DependsOn holds something else than a logical id");
  });
}

function holds(body: JsonObject, conditions: Conditions, at: string): boolean {
  const name = own(body, "Condition");
  if (name === undefined) return true;
  const value = conditions.get(String(name));
  if (value === undefined) throw new TemplateError(at, `there is no condition ${String(name)}`);
  return value;
}
