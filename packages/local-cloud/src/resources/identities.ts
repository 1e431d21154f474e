import { physicalName, stableUuid } from "./names.ts";
import type { ResourceHandler } from "./resource-handler.ts";

// Resources that are no more than a name here: others refer to it, and IAM evaluation reads the template itself.

export const provisionRole: ResourceHandler = (resource, context) => {
  const name = physicalName(resource, "RoleName", context);
  const path = resource.properties["Path"] ?? "/";
  const Arn = `arn:aws:iam::${context.accountId}:role${path}${name}`;
  return { ref: name, attributes: { Arn, RoleId: stableUuid(resource, context) } };
};

export const provisionPolicy: ResourceHandler = (resource) => ({ ref: resource.logicalId, attributes: {} });

export const provisionManagedPolicy: ResourceHandler = (resource, context) => {
  const name = physicalName(resource, "ManagedPolicyName", context);
  const arn = `arn:aws:iam::${context.accountId}:policy/${name}`;
  return { ref: arn, attributes: { PolicyArn: arn } };
};

export const provisionLogGroup: ResourceHandler = (resource, context) => {
  const name = physicalName(resource, "LogGroupName", context);
  const Arn = `arn:aws:logs:${context.region}:${context.accountId}:log-group:${name}:*`;
  return { ref: name, attributes: { Arn } };
};

/**
 * Keys that encrypt are no more than a name: services use them for functions, which the AWS endpoint checks by the key's ARN.
 * Those that sign have a pair of keys of their own.
 */
export const provisionKey: ResourceHandler = (resource, context) => {
  const KeyId = stableUuid(resource, context);
  const { KeyUsage, KeySpec } = resource.properties;
  if (KeyUsage === "SIGN_VERIFY") context.emulators.kms.ensureSigningKey(KeyId, String(KeySpec));
  return {
    ref: KeyId,
    attributes: { KeyId, Arn: `arn:aws:kms:${context.region}:${context.accountId}:key/${KeyId}` },
  };
};
