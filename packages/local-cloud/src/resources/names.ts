import { createHash } from "node:crypto";
import type { ProvisionContext, ResolvedResource } from "./resource-handler.ts";

/**
 * A name given in the template, or one like CloudFormation's generated names but the same at every start: of the stack's name
 * as much as the service's `maxLength` leaves room for.
 */
export function physicalName(
  resource: ResolvedResource,
  property: string,
  { stackName }: Pick<ProvisionContext, "stackName">,
  maxLength = 255,
): string {
  const given = resource.properties[property];
  if (typeof given === "string") return given;
  const { logicalId } = resource;
  return `${stackName.slice(0, Math.max(1, maxLength - logicalId.length - 1))}-${logicalId}`.slice(
    0,
    maxLength,
  );
}

/** The properties with the name filled in that CloudFormation would have generated. */
export function named(
  resource: ResolvedResource,
  property: string,
  context: ProvisionContext,
  maxLength?: number,
): Record<string, unknown> {
  return { ...resource.properties, [property]: physicalName(resource, property, context, maxLength) };
}

/**
 * Readable names for what shows up in logs and calls: `PlaceOrderFunction83B019A4` is `place-order`.
 * The CDK ends logical ids with the construct's own id and eight digits of a hash.
 */
export function functionName(resource: ResolvedResource): string {
  const given = resource.properties["FunctionName"];
  if (typeof given === "string") return given;
  return readableName(resource, /(?<=.)Function$/);
}

/** `NightlyReportSchedule83B019A4` is `nightly-report`, for the control endpoint that fires it. */
export function scheduleName(resource: ResolvedResource): string {
  return readableName(resource, /(?<=.)(Schedule|Rule)$/);
}

function readableName({ logicalId }: ResolvedResource, lastWord: RegExp): string {
  const words = logicalId.replace(/[0-9A-F]{8}$/, "").replace(lastWord, "");
  return words.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
}

/** Hexadecimal digits that are the same at every start of the same stack. */
export function stableId(
  resource: ResolvedResource,
  { stackName }: ProvisionContext,
  length: number,
): string {
  return createHash("sha256").update(`${stackName}/${resource.logicalId}`).digest("hex").slice(0, length);
}

export function stableUuid(resource: ResolvedResource, context: ProvisionContext): string {
  const hex = stableId(resource, context, 32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
