import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/account/export-account.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function exportAccount(scope: Construct, { stage, municipality, tables }: Platform) {
  const handler = new ServiceFunction(scope, "ExportAccount", {
    entry: "export-account",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
    },
  });
  tables.grantEphemeral(
    handler,
    ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:DeleteItem", "dynamodb:Query"],
    ["SESSIONS#*"],
  );
  // For somebody who cannot sign in, once two at the desk have agreed to it.
  tables.grantEphemeral(handler, ["dynamodb:GetItem"], ["LINK#*"]);
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem", "dynamodb:GetItem"], ["LIMIT#*"]);
  tables.grantAccounts(handler, ["dynamodb:GetItem"]);
  return handler;
}
