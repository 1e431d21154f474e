import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/password/resend-reset-code.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function resendResetCode(
  scope: Construct,
  { stage, municipality, tables, secrets, mailQueue }: Platform,
) {
  const handler = new ServiceFunction(scope, "ResendResetCode", {
    entry: "resend-reset-code",
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
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:Query"], ["RESET#*"]);
  secrets.grantReadEmail(handler);
  mailQueue.grantSend(handler);
  return handler;
}
