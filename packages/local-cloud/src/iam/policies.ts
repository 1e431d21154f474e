import { isObject } from "../template/json.ts";
import { type ResolutionScope, resolve } from "../template/resolve.ts";
import type { LoadedTemplate, TemplateResource } from "../template/template.ts";
import { managedPolicies } from "./managed-policies.ts";
import { parsePolicy } from "./parse-policy.ts";
import { PolicyError, type Statement } from "./statement.ts";

export type { Statement } from "./statement.ts";

/** Policy types that attach themselves to roles, and the property that says to which. */
const attachments: ReadonlyMap<string, string> = new Map([
  ["AWS::IAM::Policy", "Roles"],
  ["AWS::IAM::ManagedPolicy", "Roles"],
  ["AWS::IAM::RolePolicy", "RoleName"],
]);

/**
 * Every statement that a role's policies hold: inline, attached from the template, or AWS's own.
 * `scope` must hold what the policies refer to, so call it once that is provisioned. Throws a PolicyError that names what
 * is unknown (a managed policy, an operator, a permissions boundary), a TemplateError on what cannot be resolved.
 */
export function statementsOfRole(
  roleLogicalId: string,
  template: LoadedTemplate,
  scope: ResolutionScope,
): Statement[] {
  const role = template.resources.get(roleLogicalId);
  if (role?.type !== "AWS::IAM::Role")
    throw new PolicyError(roleLogicalId, "is no AWS::IAM::Role of the template");
  if (Object.hasOwn(role.properties, "PermissionsBoundary")) {
    throw new PolicyError(roleLogicalId, "its PermissionsBoundary is unknown to the local cloud");
  }
  return [
    ...inlineStatements(role, scope),
    ...managedStatements(role, scope),
    ...attachedStatements(role, scope),
  ];
}

function inlineStatements({ logicalId, properties }: TemplateResource, scope: ResolutionScope): Statement[] {
  const policies = resolve(properties["Policies"] ?? [], scope, `${logicalId}.Policies`);
  return asList(policies).flatMap((policy) => {
    if (!isObject(policy)) throw new PolicyError(logicalId, "one of its Policies is not an object");
    return parsePolicy(policy["PolicyDocument"], `${logicalId}/${String(policy["PolicyName"])}`);
  });
}

function managedStatements({ logicalId, properties }: TemplateResource, scope: ResolutionScope): Statement[] {
  return asList(properties["ManagedPolicyArns"] ?? []).flatMap((entry) => {
    const own = scope.template.resources.get(referenced(entry) ?? "");
    if (own?.type === "AWS::IAM::ManagedPolicy") return documentOf(own, scope);
    const arn = String(resolve(entry, scope, `${logicalId}.ManagedPolicyArns`));
    const document = managedPolicies.get(arn);
    if (document !== undefined) return parsePolicy(document, arn);
    throw new PolicyError(logicalId, `the managed policy ${arn} is unknown to the local cloud`);
  });
}

function attachedStatements(role: TemplateResource, scope: ResolutionScope): Statement[] {
  return [...scope.template.resources.values()].flatMap((policy) => {
    const property = attachments.get(policy.type);
    const roles = property === undefined ? [] : asList(policy.properties[property] ?? []);
    return roles.some((entry) => names(entry, role, scope)) ? documentOf(policy, scope) : [];
  });
}

/** By reference wherever possible: a role's name may not be known before the role is provisioned. */
function names(entry: unknown, role: TemplateResource, scope: ResolutionScope): boolean {
  const reference = referenced(entry);
  if (reference !== undefined) return reference === role.logicalId;
  return resolve(entry, scope, "Roles") === scope.physical.get(role.logicalId)?.ref;
}

function referenced(entry: unknown): string | undefined {
  return isObject(entry) && typeof entry["Ref"] === "string" ? entry["Ref"] : undefined;
}

function documentOf({ logicalId, properties }: TemplateResource, scope: ResolutionScope): Statement[] {
  return parsePolicy(resolve(properties["PolicyDocument"], scope, `${logicalId}.PolicyDocument`), logicalId);
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
