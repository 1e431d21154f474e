import type { LoadedTemplate, TemplateResource } from "../template/load-template.ts";
import { inDependencyOrder } from "../template/order.ts";
import { type PhysicalResource, type ResolutionScope, resolve } from "../template/resolve.ts";
import { customResourceProviders } from "./custom-resource-providers.ts";
import { standerOf, standNameOnly } from "./registry.ts";
import type { Stander, StandingContext } from "./stander.ts";

/**
 * Stands every resource of the template up, each after what it refers to. Throws an error that names the resource
 * and its type when one is unknown, or cannot be stood up.
 */
export async function standUp(
  template: LoadedTemplate,
  context: StandingContext,
): Promise<ResolutionScope & { readonly physical: ReadonlyMap<string, PhysicalResource> }> {
  refuseUnknown(template);
  const physical = new Map<string, PhysicalResource>();
  const { region, accountId, emulators } = context;
  const secretText = emulators.secretsManager.secretText;
  const scope = { template, physical, region, accountId, secretText };
  const providers = customResourceProviders(template);
  for (const resource of inDependencyOrder(template)) {
    const stander = providers.has(resource.logicalId) ? standNameOnly : standerOf(resource.type);
    physical.set(resource.logicalId, await standOne(resource, stander, scope, context));
  }
  return scope;
}

/** Before anything is created, and all at once. */
function refuseUnknown(template: LoadedTemplate): void {
  const unknown = [...template.resources.values()].filter(({ type }) => standerOf(type) === undefined);
  if (unknown.length === 0) return;
  const names = unknown.map(({ type, logicalId }) => `${type} (${logicalId})`).join(", ");
  throw new Error(
    `the local cloud does not know ${names}: teach it in local/resources/registry.ts, or name the type in local/resources/no-local-effect.ts with the reason`,
  );
}

async function standOne(
  resource: TemplateResource,
  stander: Stander | undefined,
  scope: ResolutionScope,
  context: StandingContext,
): Promise<PhysicalResource> {
  const { logicalId, type } = resource;
  if (stander === undefined) throw new Error(`the local cloud does not know ${type}`); // refused above already
  try {
    const properties = resolve(resource.properties, scope, logicalId);
    return await stander({ logicalId, type, properties: properties as Record<string, unknown> }, context); // an object resolves to one
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${logicalId} (${type}): ${reason}`, { cause });
  }
}
