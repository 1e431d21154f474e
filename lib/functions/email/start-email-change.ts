import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/email/start-email-change.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function startEmailChange(
  scope: Construct,
  { stage, municipality, tables, secrets, mailQueue }: Platform,
) {
  const handler = new ServiceFunction(scope, "StartEmailChange", {
    entry: "start-email-change",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
      ...secrets.emailEnvironment,
      MAIL_QUEUE_URL: mailQueue.url,
    },
  });
  tables.grantEphemeral(
    handler,
    ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:DeleteItem"],
    ["SESSIONS#*"],
  );
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem", "dynamodb:GetItem"], ["LIMIT#*"]);
  // A start that is sent again finds the change of the first. No user is looked up.
  tables.grantEphemeral(handler, ["dynamodb:PutItem", "dynamodb:GetItem"], ["EMAIL_CHANGE#*"]);
  tables.grantOpenEmailChange(handler);
  secrets.grantReadEmail(handler);
  mailQueue.grantSend(handler);
  return handler;
}
