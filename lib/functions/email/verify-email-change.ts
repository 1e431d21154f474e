import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/email/verify-email-change.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function verifyEmailChange(
  scope: Construct,
  { stage, municipality, tables, secrets, users, mailQueue, followUpQueue }: Platform,
) {
  const handler = new ServiceFunction(scope, "VerifyEmailChange", {
    entry: "verify-email-change",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
      ...secrets.codeEnvironment,
      ...secrets.emailEnvironment,
      ...users.environment,
      MAIL_QUEUE_URL: mailQueue.url,
      FOLLOW_UP_QUEUE_URL: followUpQueue.url,
    },
  });
  // PutItem: the caller's own session goes on under a new token.
  tables.grantEphemeral(
    handler,
    ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:DeleteItem", "dynamodb:PutItem"],
    ["SESSIONS#*"],
  );
  tables.grantEphemeral(
    handler,
    ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:Query"],
    ["EMAIL_CHANGE#*"],
  );
  // A wrong code is counted, and never refused by that count.
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem"], ["LIMIT#*"]);
  // The address before is held; where the new one is another's, it is let go.
  tables.grantEphemeral(handler, ["dynamodb:PutItem", "dynamodb:DeleteItem"], ["HOLD#*"]);
  tables.grantChangeEmail(handler);
  secrets.grantReadCode(handler);
  secrets.grantReadEmail(handler);
  users.grant(handler, ["cognito-idp:AdminUpdateUserAttributes", "cognito-idp:AdminGetUser"]);
  mailQueue.grantSend(handler);
  followUpQueue.grantSend(handler);
  return handler;
}
