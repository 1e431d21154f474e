import type { Construct } from "constructs";
import { environment as schema } from "../../functions/config/deliver-mail.ts";
import * as environment from "../config/environment.ts";
import { ServiceFunction } from "../constructs/service-function.ts";
import type { Platform } from "./platform.ts";

export function deliverMail(
  scope: Construct,
  { stage, municipality, tables, secrets, users, sender, mailQueue }: Platform,
) {
  const handler = new ServiceFunction(scope, "DeliverMail", {
    entry: "deliver-mail",
    schema,
    stage,
    timeout: mailQueue.consumerTimeout,
    environment: {
      ...environment.common(stage),
      ...environment.codeLifetime(stage),
      ...environment.letterhead(stage, municipality),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
      ...secrets.codeEnvironment,
      ...users.environment,
      ...sender.environment,
    },
  });
  tables.grantEphemeral(
    handler,
    ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
    ["REGISTRATION#*"],
  );
  tables.grantAccounts(handler, ["dynamodb:GetItem", "dynamodb:UpdateItem"]);
  secrets.grantReadCode(handler);
  users.grant(handler, ["cognito-idp:AdminGetUser"]);
  sender.grantSend(handler);
  // At most 25 mails in hand: a burst waits in the queue instead of running into the account's SES rate (often 14/s).
  mailQueue.deliverTo(handler, { batchSize: 5, maxConcurrency: 5 });
  return handler;
}
