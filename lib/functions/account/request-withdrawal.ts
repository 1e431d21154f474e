import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/account/request-withdrawal.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import { grantOpenApplications } from "../open-applications.ts";
import type { Platform } from "../platform.ts";

export function requestWithdrawal(
  scope: Construct,
  { stage, municipality, tables, mailQueue, followUpQueue }: Platform,
) {
  const handler = new ServiceFunction(scope, "RequestWithdrawal", {
    entry: "request-withdrawal",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
      FOLLOW_UP_QUEUE_URL: followUpQueue.url,
      MAIL_QUEUE_URL: mailQueue.url,
    },
  });
  // Reading a session also moves its idle limit.
  // A session that is over is read, to record whose it was.
  tables.grantEphemeral(
    handler,
    ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:DeleteItem"],
    ["SESSIONS#*"],
  );
  tables.grantEndWish(handler, ["emailChange"]);
  mailQueue.grantSend(handler);
  grantOpenApplications(handler, stage.withdrawal);
  // Other systems learn of the change.
  followUpQueue.grantSend(handler);
  return handler;
}
