import { type ResolutionScope, resolve } from "../template/resolve.ts";
import { TemplateError } from "../template/template.ts";

/**
 * ARN of the customer-managed key that a resource's (resolved) property names by ARN, id or alias; undefined for
 * AWS's own keys, which need no permission. Throws on an alias that the template does not define.
 */
export function kmsKeyArn(keyId: unknown, scope: ResolutionScope): string | undefined {
  if (typeof keyId !== "string" || keyId.startsWith("alias/aws/")) return undefined;
  if (keyId.startsWith("alias/")) return kmsKeyArn(targetOf(keyId, scope), scope);
  return keyId.startsWith("arn:") ? keyId : `arn:aws:kms:${scope.region}:${scope.accountId}:key/${keyId}`;
}

function targetOf(alias: string, scope: ResolutionScope): unknown {
  for (const { type, logicalId, properties } of scope.template.resources.values()) {
    if (type !== "AWS::KMS::Alias" || resolve(properties["AliasName"], scope, logicalId) !== alias) continue;
    return resolve(properties["TargetKeyId"], scope, logicalId);
  }
  throw new TemplateError(alias, "the template defines no such alias of a key");
}
