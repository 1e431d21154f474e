/** What a deployment of one template over another would take away. */
import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import { type Stateful, stateful } from "./stateful.ts";

const resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).optional(),
  Condition: z.string().optional(),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});
type Resource = z.infer<typeof resource>;

export const cloudFormationTemplate = z.looseObject({ Resources: z.record(z.string(), resource) });
export type CloudFormationTemplate = z.infer<typeof cloudFormationTemplate>;

export interface Loss {
  readonly logicalId: string;
  readonly type: string;
  /** A sentence without its subject, e.g. `is replaced by a change of KeySchema`. */
  readonly what: string;
  /** What goes with it. */
  readonly holds: string;
}

/** Every loss, in the order of the resources of the template that is deployed now. */
export function lossesOf(from: CloudFormationTemplate, to: CloudFormationTemplate): readonly Loss[] {
  return Object.entries(from.Resources).flatMap(([logicalId, before]) => {
    const kind = stateful[before.Type];
    if (kind === undefined) return [];
    const after = to.Resources[logicalId];
    const found = after === undefined ? [removed(before, from, to)] : changes(kind, before, after);
    return found.map((what) => ({ logicalId, type: before.Type, what, holds: kind.holds }));
  });
}

/** A construct that was moved or renamed has another logical id: CloudFormation makes a new one and takes the old away. */
function removed(before: Resource, from: CloudFormationTemplate, to: CloudFormationTemplate): string {
  const twin = Object.entries(to.Resources).find(
    ([id, other]) =>
      !(id in from.Resources) &&
      other.Type === before.Type &&
      isDeepStrictEqual(other.Properties, before.Properties),
  );
  return twin === undefined ? "is removed" : `is removed: ${twin[0]}, a new and empty one, takes its place`;
}

function changes(kind: Stateful, before: Resource, after: Resource): readonly string[] {
  if (after.Type !== before.Type) return [`is removed: its logical id is now of a ${after.Type}`];
  const [old, young] = [before.Properties ?? {}, after.Properties ?? {}];
  const differs = (name: string): boolean => !isDeepStrictEqual(old[name], young[name]);
  return [
    ...kind.replacedBy.filter(differs).map((name) => `is replaced by a change of ${name}`),
    ...retyped(old["AttributeDefinitions"], young["AttributeDefinitions"]).map(
      (name) => `is replaced by another type of the attribute ${name}`,
    ),
    ...(kind.fixed ?? []).filter(differs).map((name) => `has a change of ${name}, which it cannot bear`),
    ...Object.entries(kind.protectedBy ?? {})
      .filter(([name, value]) => old[name] === value && young[name] !== value)
      .map(([name]) => `loses its protection, ${name}`),
    ...(kind.keptFor ?? [])
      .filter((name) => shorter(old[name], young[name]))
      .map(
        (name) =>
          `keeps what it has for a shorter time: ${name} ${unlimited(old[name])} → ${unlimited(young[name])}`,
      ),
    ...(["DeletionPolicy", "UpdateReplacePolicy"] as const)
      .filter((name) => isKept(before[name]) && !isKept(after[name]))
      .map(
        (name) =>
          `is no longer kept when it is taken away: ${name} ${before[name]} → ${after[name] ?? "Delete"}`,
      ),
    ...(after.Condition !== undefined && after.Condition !== before.Condition
      ? [`stands under a condition, ${after.Condition}, which may remove it`]
      : []),
  ];
}

const attributeDefinitions = z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() }));

/** DynamoDB: adding one is nothing; another type of one that is there is a new table. */
function retyped(before: unknown, after: unknown): readonly string[] {
  const [old, young] = [attributeDefinitions.safeParse(before), attributeDefinitions.safeParse(after)];
  if (!old.success || !young.success) return [];
  return old.data.flatMap(({ AttributeName: name, AttributeType: type }) =>
    young.data.some((each) => each.AttributeName === name && each.AttributeType !== type) ? [name] : [],
  );
}

const isKept = (policy: string | undefined): boolean => policy?.startsWith("Retain") === true;

/** Without a number, a log group keeps its lines for ever; a queue its messages for four days, which is not counted on here. */
const shorter = (before: unknown, after: unknown): boolean =>
  typeof after === "number" && (typeof before !== "number" || after < before);

const unlimited = (value: unknown): string => (value === undefined ? "unset" : String(value));
