import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/desk/desk-look.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function deskLook(scope: Construct, { stage, tables, secrets, users }: Platform) {
  const handler = new ServiceFunction(scope, "DeskLook", {
    entry: "desk-look",
    schema,
    stage,
    environment: {
      ...environment.common(stage),
      ...environment.languages(stage),
      ...environment.settings(schema, stage),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
      ...tables.accountsByNumberEnvironment,
      ...secrets.emailEnvironment,
      ...users.environment,
    },
  });
  // The mails to the address, and what of it was begun and is not finished.
  tables.grantEphemeral(handler, ["dynamodb:Query"], ["REGISTRATION#*", "RESET#*", "REVIVE#*", "MAILS#*"]);
  tables.grantEphemeral(handler, ["dynamodb:GetItem"], ["HOLD#*"]);
  // Its own count, and what others have counted.
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem", "dynamodb:GetItem"], ["LIMIT#*"]);
  tables.grantNoteDeskAction(handler);
  tables.grantFindByNumber(handler);
  secrets.grantReadEmail(handler);
  users.grant(handler, ["cognito-idp:AdminGetUser"]);
  return handler;
}
