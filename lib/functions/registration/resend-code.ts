import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/registration/resend-code.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function resendCode(scope: Construct, { stage, municipality, tables, secrets, mailQueue }: Platform) {
  const handler = new ServiceFunction(scope, "ResendCode", {
    entry: "resend-code",
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
  // Apart, so that the use of each is seen for itself.
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem", "dynamodb:GetItem"], ["LIMIT#*"]);
  tables.grantEphemeral(
    handler,
    ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:Query"],
    ["REGISTRATION#*"],
  );
  secrets.grantReadEmail(handler);
  mailQueue.grantSend(handler);
  return handler;
}
