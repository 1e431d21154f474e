import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/password/start-password-reset.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function startPasswordReset(
  scope: Construct,
  { stage, municipality, tables, secrets, mailQueue }: Platform,
) {
  const handler = new ServiceFunction(scope, "StartPasswordReset", {
    entry: "start-password-reset",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
      ...secrets.emailEnvironment,
      MAIL_QUEUE_URL: mailQueue.url,
    },
  });
  // A count that is refused is read, to answer the client how long to wait.
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem", "dynamodb:GetItem"], ["LIMIT#*"]);
  // A start that is sent again finds the reset of the first. No account and no user is looked up.
  tables.grantEphemeral(handler, ["dynamodb:PutItem", "dynamodb:GetItem"], ["RESET#*"]);
  secrets.grantReadEmail(handler);
  mailQueue.grantSend(handler);
  return handler;
}
