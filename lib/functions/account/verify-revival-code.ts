import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/account/verify-revival-code.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function verifyRevivalCode(
  scope: Construct,
  { stage, municipality, tables, secrets, followUpQueue }: Platform,
) {
  const handler = new ServiceFunction(scope, "VerifyRevivalCode", {
    entry: "verify-revival-code",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
      FOLLOW_UP_QUEUE_URL: followUpQueue.url,
      ...secrets.codeEnvironment,
      ...secrets.emailEnvironment,
    },
  });
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:Query"], ["REVIVE#*"]);
  // A wrong code is counted, and never refused by that count.
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem"], ["LIMIT#*"]);
  tables.grantRevive(handler);
  secrets.grantReadCode(handler);
  secrets.grantReadEmail(handler);
  // Other systems learn of the change.
  followUpQueue.grantSend(handler);
  return handler;
}
