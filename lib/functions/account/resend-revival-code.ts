import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/account/resend-revival-code.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function resendRevivalCode(
  scope: Construct,
  { stage, municipality, tables, secrets, mailQueue }: Platform,
) {
  const handler = new ServiceFunction(scope, "ResendRevivalCode", {
    entry: "resend-revival-code",
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
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem", "dynamodb:GetItem"], ["LIMIT#*"]);
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:Query"], ["REVIVE#*"]);
  secrets.grantReadEmail(handler);
  mailQueue.grantSend(handler);
  return handler;
}
