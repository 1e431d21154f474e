import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/account/change-organization.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function changeOrganization(
  scope: Construct,
  { stage, municipality, tables, mailQueue, followUpQueue }: Platform,
) {
  const handler = new ServiceFunction(scope, "ChangeOrganization", {
    entry: "change-organization",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
      FOLLOW_UP_QUEUE_URL: followUpQueue.url,
      MAIL_QUEUE_URL: mailQueue.url,
    },
  });
  tables.grantEphemeral(
    handler,
    ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:DeleteItem"],
    ["SESSIONS#*"],
  );
  tables.grantChangeOrganization(handler);
  mailQueue.grantSend(handler);
  // Other systems learn of the change.
  followUpQueue.grantSend(handler);
  return handler;
}
