import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/password/complete-password-reset.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import { passwordWords } from "../password-words.ts";
import type { Platform } from "../platform.ts";

export function completePasswordReset(
  scope: Construct,
  { stage, municipality, tables, secrets, users, mailQueue, followUpQueue }: Platform,
) {
  const handler = new ServiceFunction(scope, "CompletePasswordReset", {
    entry: "complete-password-reset",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
      ...secrets.emailEnvironment,
      ...users.environment,
      MAIL_QUEUE_URL: mailQueue.url,
      FOLLOW_UP_QUEUE_URL: followUpQueue.url,
    },
    files: passwordWords(),
  });
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:Query"], ["RESET#*"]);
  tables.grantEphemeral(handler, ["dynamodb:DeleteItem"], ["LIMIT#*"]);
  tables.grantEndSessions(handler, { revives: true, forgetsDevices: true });
  users.grant(handler, ["cognito-idp:AdminSetUserPassword"]);
  secrets.grantReadEmail(handler);
  mailQueue.grantSend(handler);
  followUpQueue.grantSend(handler);
  return handler;
}
