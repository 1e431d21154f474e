import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/password/change-password.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import { passwordWords } from "../password-words.ts";
import type { Platform } from "../platform.ts";

export function changePassword(
  scope: Construct,
  { stage, municipality, tables, secrets, users, mailQueue, followUpQueue }: Platform,
) {
  const handler = new ServiceFunction(scope, "ChangePassword", {
    entry: "change-password",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
      ...secrets.emailEnvironment,
      ...users.environment,
      ...users.clientEnvironment,
      MAIL_QUEUE_URL: mailQueue.url,
      FOLLOW_UP_QUEUE_URL: followUpQueue.url,
    },
    files: passwordWords(),
  });
  // PutItem: the caller's own session goes on under a new token.
  tables.grantEphemeral(
    handler,
    ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:DeleteItem", "dynamodb:PutItem"],
    ["SESSIONS#*"],
  );
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem", "dynamodb:GetItem"], ["LIMIT#*"]);
  tables.grantEndSessions(handler);
  secrets.grantReadEmail(handler);
  users.grant(handler, ["cognito-idp:AdminInitiateAuth", "cognito-idp:AdminSetUserPassword"]);
  users.grantReadClientSecret(handler);
  mailQueue.grantSend(handler);
  followUpQueue.grantSend(handler);
  return handler;
}
