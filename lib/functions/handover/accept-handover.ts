import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/handover/accept-handover.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import { passwordWords } from "../password-words.ts";
import type { Platform } from "../platform.ts";

export function acceptHandover(
  scope: Construct,
  { stage, municipality, tables, secrets, users, mailQueue, followUpQueue }: Platform,
) {
  const handler = new ServiceFunction(scope, "AcceptHandover", {
    entry: "accept-handover",
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
  tables.grantEphemeral(handler, ["dynamodb:GetItem"], ["LINK#*"]);
  tables.grantEphemeral(
    handler,
    ["dynamodb:PutItem", "dynamodb:GetItem", "dynamodb:UpdateItem"],
    ["EMAIL_CHANGE#*"],
  );
  // The address before is held; where the new one is another's, it is let go.
  tables.grantEphemeral(handler, ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"], ["HOLD#*"]);
  // The session that the browser had ends.
  tables.grantEphemeral(handler, ["dynamodb:PutItem", "dynamodb:DeleteItem"], ["SESSIONS#*"]);
  tables.grantHandOver(handler);
  secrets.grantReadEmail(handler);
  users.grant(handler, [
    "cognito-idp:AdminGetUser",
    "cognito-idp:AdminUpdateUserAttributes",
    "cognito-idp:AdminSetUserPassword",
  ]);
  mailQueue.grantSend(handler);
  followUpQueue.grantSend(handler);
  return handler;
}
