import type { LoadedTemplate, TemplateResource } from "../template/load-template.ts";
import { inDependencyOrder } from "../template/order.ts";
import { type PhysicalResource, type ResolutionScope, resolve } from "../template/resolve.ts";
import { customResourceProviders } from "./custom-resource-providers.ts";
import { nameOnly, resourceHandlerOf } from "./registry.ts";
import type { ProvisionContext, ResourceHandler } from "./resource-handler.ts";

/**
 * Provisions every resource of the template, each after what it refers to. Throws an error that names the resource
 * and its type when one is unknown, or cannot be provisioned.
 */
export async function provision(
  template: LoadedTemplate,
  context: ProvisionContext,
): Promise<ResolutionScope & { readonly physical: ReadonlyMap<string, PhysicalResource> }> {
  refuseUnknown(template);
  const physical = new Map<string, PhysicalResource>();
  const { region, accountId, emulators } = context;
  const secretText = emulators.secretsManager.secretText;
  const scope = { template, physical, region, accountId, secretText };
  const providers = customResourceProviders(template);
  for (const resource of inDependencyOrder(template)) {
    const handler = providers.has(resource.logicalId) ? nameOnly : resourceHandlerOf(resource.type);
    physical.set(resource.logicalId, await provisionOne(resource, handler, scope, context));
  }
  return scope;
}

/** Before anything is created, and all at once. */
function refuseUnknown(template: LoadedTemplate): void {
  const unknown = [...template.resources.values()].filter(
    ({ type }) => resourceHandlerOf(type) === undefined,
  );
  if (unknown.length === 0) return;
  const names = unknown.map(({ type, logicalId }) => `${type} (${logicalId})`).join(", ");
  throw new Error(
    `the local cloud does not know ${names}: teach it in packages/local-cloud/src/resources/registry.ts, or name the type in packages/local-cloud/src/resources/no-local-effect.ts with the reason`,
  );
}

async function provisionOne(
  resource: TemplateResource,
  handler: ResourceHandler | undefined,
  scope: ResolutionScope,
  context: ProvisionContext,
): Promise<PhysicalResource> {
  const { logicalId, type } = resource;
  if (handler === undefined) throw new Error(`the local cloud does not know ${type}`); // refused above already
  try {
    const properties = resolve(resource.properties, scope, logicalId);
    return await handler({ logicalId, type, properties: properties as Record<string, unknown> }, context); // an object resolves to one
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${logicalId} (${type}): ${reason}`, { cause });
  }
}
