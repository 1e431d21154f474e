import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/registration/start-registration.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function startRegistration(
  scope: Construct,
  { stage, municipality, tables, secrets, mailQueue }: Platform,
) {
  const handler = new ServiceFunction(scope, "StartRegistration", {
    entry: "start-registration",
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
  // A start that is sent again finds the registration of the first.
  tables.grantEphemeral(handler, ["dynamodb:PutItem", "dynamodb:GetItem"], ["REGISTRATION#*"]);
  secrets.grantReadEmail(handler);
  mailQueue.grantSend(handler);
  return handler;
}
