import type { Template } from "aws-cdk-lib/assertions";

/** A resource of a template; its shape is CloudFormation's, so tests look into it freely. */
export interface Resource {
  readonly logicalId: string;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: properties differ with every resource type
  readonly properties: any;
  readonly deletionPolicy: string | undefined;
  readonly updateReplacePolicy: string | undefined;
  readonly dependsOn: readonly string[];
}

/** Every resource of a type; at least one, so that a loop over none can't pass. */
export function resourcesOf(template: Template, type: string): Resource[] {
  const found = everyResource(template).filter((resource) => resource.type === type);
  if (found.length === 0) throw new Error(`the template has no ${type}`);
  return found;
}

export function everyResource(template: Template): Resource[] {
  return Object.entries(template.toJSON()["Resources"] as Record<string, Record<string, never>>).map(
    ([logicalId, resource]) => ({
      logicalId,
      type: resource["Type"] ?? "",
      properties: resource["Properties"] ?? {},
      deletionPolicy: resource["DeletionPolicy"],
      updateReplacePolicy: resource["UpdateReplacePolicy"],
      dependsOn: resource["DependsOn"] ?? [],
    }),
  );
}

/**
 * `[name, resource]` of every function of ours, by its description, which is its entry's name. The CDK's own, which run
 * during deployments only, are described otherwise or not at all.
 */
export function functionsOf(template: Template): [string, Resource][] {
  return resourcesOf(template, "AWS::Lambda::Function").flatMap((resource) => {
    const { Description: name } = resource.properties;
    return typeof name === "string" ? [[name, resource] satisfies [string, Resource]] : [];
  });
}

export interface Statement {
  readonly actions: readonly string[];
  readonly resources: readonly unknown[];
  readonly condition: unknown;
}

/** The statements that a function's role holds, and those of policies attached to it. */
export function statementsOf(template: Template, lambda: Resource): Statement[] {
  const role = logicalIdIn(lambda.properties.Role);
  const [held] = resourcesOf(template, "AWS::IAM::Role").filter(({ logicalId }) => logicalId === role);
  const attached = resourcesOf(template, "AWS::IAM::Policy").filter((policy) =>
    policy.properties.Roles.some((each: unknown) => logicalIdIn(each) === role),
  );
  return [...(held?.properties.Policies ?? []), ...attached.map(({ properties }) => properties)]
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .map(({ Action, Resource, Condition }) => ({
      actions: [Action].flat(),
      resources: [Resource].flat(),
      condition: Condition,
    }));
}

/** The logical id that a `Ref` or `Fn::GetAtt` names, at whatever depth; pseudo parameters don't count. */
export function logicalIdIn(reference: unknown): string {
  const found = /"(?:Ref":|Fn::GetAtt":\[)"((?!AWS::)[^"]+)"/.exec(JSON.stringify(reference))?.[1];
  if (found === undefined) throw new Error(`no reference in ${JSON.stringify(reference)}`);
  return found;
}
