import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/session/sign-in.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function signIn(
  scope: Construct,
  { stage, municipality, tables, secrets, users, mailQueue, followUpQueue }: Platform,
) {
  const handler = new ServiceFunction(scope, "SignIn", {
    entry: "sign-in",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
      ...secrets.emailEnvironment,
      FOLLOW_UP_QUEUE_URL: followUpQueue.url,
      MAIL_QUEUE_URL: mailQueue.url,
      ...users.environment,
      ...users.clientEnvironment,
    },
  });
  // DeleteItem ends the session that the browser had, and the oldest of too many, which Query finds.
  tables.grantEphemeral(
    handler,
    ["dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:Query"],
    ["SESSIONS#*"],
  );
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem", "dynamodb:GetItem"], ["LIMIT#*"]);
  // The browsers that an account knows.
  tables.grantEphemeral(handler, ["dynamodb:Query", "dynamodb:PutItem", "dynamodb:DeleteItem"], ["DEVICE#*"]);
  tables.grantEphemeral(handler, ["dynamodb:PutItem"], ["FAILURES#*"]);
  tables.grantNoteSignIn(handler);
  // Mails about sign-ins, and about failures.
  mailQueue.grantSend(handler);
  // A user who is found without an account is looked after.
  followUpQueue.grantSend(handler);
  secrets.grantReadEmail(handler);
  users.grant(handler, ["cognito-idp:AdminInitiateAuth"]);
  users.grantReadClientSecret(handler);
  return handler;
}
