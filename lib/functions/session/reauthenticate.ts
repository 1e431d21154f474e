import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/session/reauthenticate.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function reauthenticate(scope: Construct, { stage, municipality, tables, secrets, users }: Platform) {
  const handler = new ServiceFunction(scope, "Reauthenticate", {
    entry: "reauthenticate",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
      ...secrets.emailEnvironment,
      ...users.environment,
      ...users.clientEnvironment,
    },
  });
  tables.grantEphemeral(
    handler,
    ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:DeleteItem"],
    ["SESSIONS#*"],
  );
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem", "dynamodb:GetItem"], ["LIMIT#*"]);
  tables.grantAccounts(handler, ["dynamodb:GetItem"]);
  secrets.grantReadEmail(handler);
  users.grant(handler, ["cognito-idp:AdminInitiateAuth"]);
  users.grantReadClientSecret(handler);
  return handler;
}
