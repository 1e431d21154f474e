import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/handover/preview-handover.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function previewHandover(scope: Construct, { stage, tables, users }: Platform) {
  const handler = new ServiceFunction(scope, "PreviewHandover", {
    entry: "preview-handover",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
      ...users.environment,
    },
  });
  tables.grantEphemeral(handler, ["dynamodb:GetItem"], ["LINK#*"]);
  tables.grantAccounts(handler, ["dynamodb:GetItem"]);
  // Whether the address that was invited has a user of its own.
  users.grant(handler, ["cognito-idp:AdminGetUser"]);
  return handler;
}
