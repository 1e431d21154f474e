import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/session/sign-in.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function signIn(
  scope: Construct,
  { stage, municipality, tables, secrets, users, followUpQueue }: Platform,
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
  tables.grantNoteSignIn(handler);
  // A user who is found without an account is looked after.
  followUpQueue.grantSend(handler);
  secrets.grantReadEmail(handler);
  users.grant(handler, ["cognito-idp:AdminInitiateAuth"]);
  users.grantReadClientSecret(handler);
  return handler;
}
