import { existsSync } from "node:fs";
import { isServiceName } from "../endpoint/services.ts";
import { knownResources } from "../iam/known-resources.ts";
import { statementsOfRole } from "../iam/policies.ts";
import { knowsOperation } from "../iam/request-actions.ts";
import { customResourceProviders } from "../resources/custom-resource-providers.ts";
import { resourceHandlerOf } from "../resources/registry.ts";
import type { JsonObject } from "../template/json.ts";
import { type LoadedTemplate, loadTemplate, type TemplateResource } from "../template/load-template.ts";
import { inDependencyOrder } from "../template/order.ts";
import { type PhysicalResource, type ResolutionScope, resolve } from "../template/resolve.ts";
import { accountId, defaultRegion } from "./base.ts";

/** What the local cloud would make of a template, without provisioning it. */
export interface TemplateExamination {
  /** Number of resources by type. */
  readonly resources: ReadonlyMap<string, number>;
  /** Types that are neither provisioned nor known to have no local effect. */
  readonly unknownTypes: readonly string[];
  /** Names of functions whose code is not in the assembly. */
  readonly missingCode: readonly string[];
  /** Logical ids of roles that grant nothing. */
  readonly emptyRoles: readonly string[];
  /** Granted actions of known services that the endpoint could not check a call against, e.g. `sqs:TagQueue`. */
  readonly uncheckedActions: readonly string[];
  /** Logical ids of tables, queues and secrets that a call could not be matched with. */
  readonly unmatched: readonly string[];
  /** Statements of resource policies that are about callers, not services: these are not evaluated. */
  readonly callerStatements: readonly unknown[];
  /** The outputs with every intrinsic resolved. */
  readonly outputs: JsonObject;
}

/**
 * Resolves the one stack of a cloud assembly to the last intrinsic and looks for what the local cloud lacks.
 *
 * @throws Error that names the resource with an intrinsic that cannot be resolved, or a statement that cannot be evaluated
 */
export function examineTemplate(cdkOut: string, { region = defaultRegion } = {}): TemplateExamination {
  const template = loadTemplate(cdkOut, { region, accountId });
  const scope = resolveAll(template, region);
  const all = [...template.resources.values()];
  const ofType = (type: string) => all.filter((resource) => resource.type === type);
  const roles = ofType("AWS::IAM::Role").map(({ logicalId }) => ({
    logicalId,
    statements: statementsOfRole(logicalId, template, scope),
  }));
  const callers = rolesOfFunctions(template, scope);
  const granted = roles
    .filter(({ logicalId }) => callers.has(logicalId))
    .flatMap(({ statements }) => statements.flatMap(({ actions }) => actions));
  return {
    resources: countsOf(all),
    unknownTypes: [...new Set(all.map(({ type }) => type))].filter((type) => !resourceHandlerOf(type)),
    missingCode: ofType("AWS::Lambda::Function")
      .filter(
        ({ logicalId, properties }) => !hasCode(template, resolve(properties["Code"], scope, logicalId)),
      )
      .map(({ logicalId }) => logicalId),
    emptyRoles: roles.filter(({ statements }) => statements.length === 0).map(({ logicalId }) => logicalId),
    uncheckedActions: [...new Set(granted)].filter((action) => !canCheck(action)),
    unmatched: unmatched(template, scope, ofType),
    callerStatements: [...policyProperties].flatMap(([type, property]) =>
      ofType(type).flatMap((resource) => callerStatements(resource, property, scope)),
    ),
    outputs: resolve(template.outputs, scope) as JsonObject, // an object resolves to one
  };
}

/** Stands for any resource: whatever attribute the template asks for is there. */
function resolveAll(template: LoadedTemplate, region: string): ResolutionScope {
  const text = JSON.stringify([[...template.resources.values()], template.outputs]);
  const asked = [...text.matchAll(/"Fn::GetAtt":\["\w+","([\w.]+)"\]/g)].map(([, name]) => String(name));
  const physical = new Map<string, PhysicalResource>();
  const secretText = ({ id }: { id: string }) => `text of ${id}`;
  const scope = { template, physical, region, accountId, secretText };
  for (const { logicalId, properties } of inDependencyOrder(template)) {
    resolve(properties, scope, logicalId);
    const arn = `arn:aws:any:${region}:${accountId}:any:${logicalId}`;
    physical.set(logicalId, {
      ref: arn,
      attributes: Object.fromEntries(asked.map((name) => [name, arn])),
    });
  }
  return scope;
}

function countsOf(resources: readonly TemplateResource[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { type } of resources) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}

function hasCode(template: LoadedTemplate, code: unknown): boolean {
  const key = typeof code === "object" && code !== null && "S3Key" in code ? String(code.S3Key) : "";
  return existsSync(template.assetFolder(key));
}

/** Of those that run: what other roles may do, services of AWS do by themselves here. */
function rolesOfFunctions(template: LoadedTemplate, scope: ResolutionScope): ReadonlySet<string> {
  const providers = customResourceProviders(template);
  const used = [...template.resources.values()].flatMap(({ type, logicalId, properties }) =>
    type === "AWS::Lambda::Function" && !providers.has(logicalId)
      ? [resolve(properties["Role"], scope, logicalId)]
      : [],
  );
  const found = [...scope.physical].filter(([, { attributes }]) => used.includes(attributes["Arn"] ?? ""));
  return new Set(found.map(([logicalId]) => logicalId));
}

/** Not called so: what services need of a key is asked with their own calls, and lists of objects have another name. */
const otherNames: ReadonlySet<string> = new Set([
  "kms:Decrypt",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "s3:ListBucket",
]);

function canCheck(action: string): boolean {
  const [service = "", operation = ""] = action.split(":");
  return !isServiceName(service) || otherNames.has(action) || knowsOperation(service, operation);
}

function unmatched(
  template: LoadedTemplate,
  scope: ResolutionScope,
  ofType: (type: string) => readonly TemplateResource[],
): string[] {
  const known = knownResources(template, scope);
  const finders = [
    ["AWS::DynamoDB::Table", known.table],
    ["AWS::SQS::Queue", known.queue],
    ["AWS::SecretsManager::Secret", known.secret],
  ] as const;
  return finders.flatMap(([type, find]) =>
    ofType(type)
      .map(({ logicalId }) => logicalId)
      .filter((logicalId) => find(String(scope.physical.get(logicalId)?.ref)) === undefined),
  );
}

/** Properties with resource policies that could change what identity policies decide. */
const policyProperties = [
  ["AWS::SQS::QueuePolicy", "PolicyDocument"],
  ["AWS::KMS::Key", "KeyPolicy"],
  ["AWS::SecretsManager::ResourcePolicy", "ResourcePolicy"],
  ["AWS::SES::EmailIdentityPolicy", "Policy"],
  ["AWS::DynamoDB::Table", "ResourcePolicy"],
] as const;

function callerStatements(
  { logicalId, properties }: TemplateResource,
  property: string,
  scope: ResolutionScope,
): unknown[] {
  if (properties[property] === undefined) return [];
  const document = resolve(properties[property], scope, logicalId) as { Statement?: unknown[] }; // as CDK writes it
  const statements = document.Statement ?? [document];
  return statements.filter((statement) => !JSON.stringify(statement).includes('"Principal":{"Service"'));
}
