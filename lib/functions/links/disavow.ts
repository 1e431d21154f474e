import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/links/disavow.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function disavow(scope: Construct, { stage, tables, users, mailQueue, followUpQueue }: Platform) {
  const handler = new ServiceFunction(scope, "Disavow", {
    entry: "disavow",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
      ...users.environment,
      MAIL_QUEUE_URL: mailQueue.url,
      FOLLOW_UP_QUEUE_URL: followUpQueue.url,
    },
  });
  tables.grantEphemeral(handler, ["dynamodb:GetItem", "dynamodb:DeleteItem"], ["LINK#*"]);
  tables.grantEndSessions(handler, { forgetsDevices: true });
  users.grant(handler, ["cognito-idp:AdminSetUserPassword"]);
  mailQueue.grantSend(handler);
  followUpQueue.grantSend(handler);
  return handler;
}
