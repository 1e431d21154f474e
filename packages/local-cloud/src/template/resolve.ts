import { resolveDynamicReferences } from "./dynamic-references.ts";
import { intrinsics } from "./intrinsics.ts";
import { isObject, type JsonObject, soleEntry } from "./json.ts";
import { noValue } from "./references.ts";
import type { ResolutionScope } from "./scope.ts";
import { TemplateError } from "./template.ts";

export type { PhysicalResource, ResolutionScope } from "./scope.ts";

/**
 * The value with every intrinsic function and dynamic reference worked out, as CloudFormation would before it makes
 * the resource.
 * `AWS::NoValue` removes its property or list item (`undefined` when it is the whole value).
 * `at` names the place for error messages. Throws a TemplateError on anything unknown: an intrinsic, a
 * reference, an attribute that provisioning the resource did not yield, a dynamic reference.
 */
export function resolve(value: unknown, scope: ResolutionScope, at = scope.template.stackName): unknown {
  const resolved = resolveAny(value, scope, at);
  return resolved === noValue ? undefined : resolveDynamicReferences(resolved, scope, at);
}

function resolveAny(value: unknown, scope: ResolutionScope, at: string): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) => resolveAny(item, scope, `${at}[${index}]`)).filter(isPresent);
  }
  if (!isObject(value)) return value;
  const name = intrinsicName(value, at);
  return name === undefined ? resolveObject(value, scope, at) : call(name, value[name], scope, at);
}

function resolveObject(value: JsonObject, scope: ResolutionScope, at: string): JsonObject {
  const entries = Object.entries(value).map(
    ([key, item]) => [key, resolveAny(item, scope, `${at}.${key}`)] as const,
  );
  return Object.fromEntries(entries.filter(([, item]) => isPresent(item)));
}

function call(name: string, argument: unknown, scope: ResolutionScope, at: string): unknown {
  const intrinsic = intrinsics.get(name);
  if (intrinsic === undefined) throw new TemplateError(at, `${name} is not known to the local cloud`);
  return intrinsic(argument, { scope, at, value: (inner) => resolveAny(inner, scope, `${at}.${name}`) });
}

/** An intrinsic is alone in its object; CloudFormation refuses a neighbour, and so do we. */
function intrinsicName(value: JsonObject, at: string): string | undefined {
  const sole = soleEntry(value)?.[0];
  if (sole === "Ref" || sole?.startsWith("Fn::")) return sole;
  const misplaced = Object.keys(value).find((key) => key.startsWith("Fn::"));
  if (misplaced !== undefined) throw new TemplateError(at, `${misplaced} has other keys beside it`);
  return undefined;
}

function isPresent(value: unknown): boolean {
  return value !== noValue;
}
