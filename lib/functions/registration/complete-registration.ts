import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/registration/complete-registration.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import { passwordWords } from "../password-words.ts";
import type { Platform } from "../platform.ts";

export function completeRegistration(
  scope: Construct,
  { stage, municipality, tables, secrets, users, followUpQueue }: Platform,
) {
  const handler = new ServiceFunction(scope, "CompleteRegistration", {
    entry: "complete-registration",
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
      FOLLOW_UP_QUEUE_URL: followUpQueue.url,
    },
    files: passwordWords(),
  });
  tables.grantEphemeral(
    handler,
    ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:Query"],
    ["REGISTRATION#*"],
  );
  // Whether the address may be registered.
  tables.grantEphemeral(handler, ["dynamodb:GetItem"], ["HOLD#*"]);
  // DeleteItem ends the session that the browser had, and the oldest of too many, which Query finds.
  tables.grantEphemeral(
    handler,
    ["dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:Query"],
    ["SESSIONS#*"],
  );
  // GetItem compares a completion that is repeated with what was stored.
  tables.grantAccounts(handler, ["dynamodb:PutItem", "dynamodb:GetItem"]);
  // The user itself is made by SignUp, which no permission covers. These serve a completion that is repeated.
  users.grant(handler, [
    "cognito-idp:AdminGetUser",
    "cognito-idp:AdminSetUserPassword",
    "cognito-idp:AdminInitiateAuth",
  ]);
  users.grantReadClientSecret(handler);
  secrets.grantReadEmail(handler);
  followUpQueue.grantSend(handler);
  return handler;
}
