import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/desk/desk-act.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function deskAct(
  scope: Construct,
  { stage, municipality, tables, secrets, users, mailQueue, followUpQueue }: Platform,
) {
  const handler = new ServiceFunction(scope, "DeskAct", {
    entry: "desk-act",
    schema,
    stage,
    environment: {
      ...environment.common(stage),
      ...environment.languages(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
      ...tables.accountsByNumberEnvironment,
      ...secrets.emailEnvironment,
      ...users.environment,
      FOLLOW_UP_QUEUE_URL: followUpQueue.url,
      MAIL_QUEUE_URL: mailQueue.url,
    },
  });
  tables.grantEphemeral(
    handler,
    ["dynamodb:Query", "dynamodb:UpdateItem", "dynamodb:GetItem"],
    ["REGISTRATION#*"],
  );
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem", "dynamodb:GetItem"], ["LIMIT#*"]);
  // Whether the address that an account is to have is another's.
  tables.grantEphemeral(handler, ["dynamodb:GetItem"], ["HOLD#*"]);
  tables.grantDeskAct(handler);
  tables.grantFindByNumber(handler);
  secrets.grantReadEmail(handler);
  users.grant(handler, ["cognito-idp:AdminGetUser"]);
  mailQueue.grantSend(handler);
  followUpQueue.grantSend(handler);
  return handler;
}
