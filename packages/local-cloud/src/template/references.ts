import { own } from "./json.ts";
import type { PhysicalResource, ResolutionScope } from "./scope.ts";
import { TemplateError } from "./template.ts";

/** What `{ "Ref": "AWS::NoValue" }` stands for until its property is removed. */
export const noValue = Symbol("AWS::NoValue");

/** `Ref`: a pseudo parameter, a parameter's value, or a provisioned resource's reference. */
export function reference(name: string, scope: ResolutionScope, at: string): unknown {
  if (name.startsWith("AWS::")) return pseudoParameter(name, scope, at);
  const parameter = scope.template.parameters.get(name);
  if (parameter !== undefined) return parameter;
  return provisioned(name, scope, at).ref;
}

/** `Fn::GetAtt`: an attribute of a provisioned resource. */
export function attribute(logicalId: string, name: string, scope: ResolutionScope, at: string): string {
  const value = own(provisioned(logicalId, scope, at).attributes, name);
  if (typeof value === "string") return value;
  const type = scope.template.resources.get(logicalId)?.type;
  throw new TemplateError(at, `the local cloud gives ${logicalId} (${type}) no attribute ${name}`);
}

function pseudoParameter(name: string, scope: ResolutionScope, at: string): unknown {
  const { region, accountId, template } = scope;
  switch (name) {
    case "AWS::Region":
      return region;
    case "AWS::AccountId":
      return accountId;
    case "AWS::Partition":
      return "aws";
    case "AWS::URLSuffix":
      return "amazonaws.com";
    case "AWS::StackName":
      return template.stackName;
    case "AWS::StackId":
      return `arn:aws:cloudformation:${region}:${accountId}:stack/${template.stackName}/local`;
    case "AWS::NoValue":
      return noValue;
    default:
      throw new TemplateError(at, `the pseudo parameter ${name} is not known to the local cloud`);
  }
}

function provisioned(logicalId: string, scope: ResolutionScope, at: string): PhysicalResource {
  const resource = scope.physical.get(logicalId);
  if (resource !== undefined) return resource;
  throw new TemplateError(at, absence(logicalId, scope));
}

function absence(logicalId: string, { template }: ResolutionScope): string {
  const declared = template.resources.get(logicalId);
  if (declared !== undefined) return `${logicalId} (${declared.type}) is not provisioned yet`;
  if (template.omitted.has(logicalId)) return `${logicalId} is left out by its condition`;
  return `${logicalId} is no resource, and no parameter that has a value here`;
}
