import { isObject } from "./json.ts";
import { placeholder } from "./substitute.ts";
import { type LoadedTemplate, TemplateError, type TemplateResource } from "./template.ts";

/**
 * The resources, each after those it refers to or depends on, otherwise in template order.
 * Throws a TemplateError that names the members of a cycle, or a `DependsOn` of nothing.
 */
export function inDependencyOrder(template: LoadedTemplate): TemplateResource[] {
  const ordered = new Set<TemplateResource>();
  const visit = (resource: TemplateResource, path: readonly string[]): void => {
    if (ordered.has(resource)) return;
    const start = path.indexOf(resource.logicalId);
    if (start >= 0) throw cycle(template, [...path.slice(start), resource.logicalId]);
    const deeper = [...path, resource.logicalId];
    for (const dependency of dependenciesOf(resource, template)) visit(dependency, deeper);
    ordered.add(resource);
  };
  for (const resource of template.resources.values()) visit(resource, []);
  return [...ordered];
}

function cycle(template: LoadedTemplate, members: readonly string[]): TemplateError {
  return new TemplateError(template.stackName, `resources depend on each other: ${members.join(" → ")}`);
}

function dependenciesOf(resource: TemplateResource, template: LoadedTemplate): TemplateResource[] {
  for (const logicalId of resource.dependsOn) {
    if (template.resources.has(logicalId) || template.omitted.has(logicalId)) continue;
    throw new TemplateError(resource.logicalId, `depends on ${logicalId}, which is no resource`);
  }
  const names = new Set([...resource.dependsOn, ...namesIn(resource.properties)]);
  return [...names].flatMap((name) => template.resources.get(name) ?? []);
}

/** Whatever Ref, Fn::GetAtt and Fn::Sub name anywhere in the value, resources or not. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => [...namesUnder(key, item), ...namesIn(item)]);
}

function namesUnder(key: string, item: unknown): string[] {
  const first = Array.isArray(item) ? item[0] : item;
  if (typeof first !== "string") return [];
  if (key === "Ref") return [first];
  if (key === "Fn::GetAtt") return [first.split(".", 1)[0] ?? first];
  if (key !== "Fn::Sub") return [];
  return [...first.matchAll(placeholder)].flatMap(([, literal, name]) =>
    literal || name === undefined ? [] : [name.split(".", 1)[0] ?? name],
  );
}
