import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/account/start-revival.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function startRevival(
  scope: Construct,
  { stage, municipality, tables, secrets, mailQueue }: Platform,
) {
  const handler = new ServiceFunction(scope, "StartRevival", {
    entry: "start-revival",
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
  // A start that is sent again finds the revival of the first. No account and no user is looked up.
  tables.grantEphemeral(handler, ["dynamodb:PutItem", "dynamodb:GetItem"], ["REVIVE#*"]);
  secrets.grantReadEmail(handler);
  mailQueue.grantSend(handler);
  return handler;
}
