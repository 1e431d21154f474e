import { named } from "./names.ts";
import type { ResourceHandler } from "./resource-handler.ts";

export const provisionEmailIdentity: ResourceHandler = async (resource, { emulators }) => {
  const { name, attributes } = await emulators.ses.ensureIdentity(resource.properties);
  return { ref: name, attributes };
};

export const provisionConfigurationSet: ResourceHandler = async (resource, context) => {
  const { name } = await context.emulators.ses.ensureConfigurationSet(named(resource, "Name", context, 64));
  return { ref: name, attributes: {} };
};

export const provisionConfigurationSetEventDestination: ResourceHandler = async (resource, context) => {
  await context.emulators.ses.ensureEventDestination(resource.properties);
  return { ref: resource.logicalId, attributes: { Id: resource.logicalId } };
};

export const provisionUserPool: ResourceHandler = async (resource, context) => {
  const properties = named(resource, "UserPoolName", context);
  const { id, arn, providerName } = await context.emulators.cognito.ensureUserPool(properties);
  return {
    ref: id,
    attributes: {
      Arn: arn,
      UserPoolId: id,
      ProviderName: providerName,
      ProviderURL: `https://${providerName}`,
    },
  };
};

export const provisionUserPoolClient: ResourceHandler = async (resource, context) => {
  const properties = named(resource, "ClientName", context);
  const { id, secret } = await context.emulators.cognito.ensureClient(properties);
  const attributes = { ClientId: id, Name: String(properties["ClientName"]) };
  return { ref: id, attributes: secret === undefined ? attributes : { ...attributes, ClientSecret: secret } };
};
