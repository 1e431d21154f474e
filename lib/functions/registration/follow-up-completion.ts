import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/registration/follow-up-completion.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function followUpCompletion(
  scope: Construct,
  { stage, tables, users, mailQueue, followUpQueue }: Platform,
) {
  const handler = new ServiceFunction(scope, "FollowUpCompletion", {
    entry: "follow-up-completion",
    schema,
    stage,
    timeout: followUpQueue.consumerTimeout,
    environment: {
      ...environment.common(stage),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
      ...users.environment,
      MAIL_QUEUE_URL: mailQueue.url,
      FOLLOW_UP_QUEUE_URL: followUpQueue.url,
    },
  });
  tables.grantEphemeral(handler, ["dynamodb:GetItem", "dynamodb:UpdateItem"], ["REGISTRATION#*"]);
  tables.grantAccounts(handler, ["dynamodb:PutItem"]);
  users.grant(handler, ["cognito-idp:AdminGetUser"]);
  mailQueue.grantSend(handler);
  // A claim that was set aside is looked at again.
  followUpQueue.grantSend(handler);
  // One at a time: each is one registrant's account, and one that hangs must not hold up another's.
  followUpQueue.deliverTo(handler, { batchSize: 1, maxConcurrency: 5 });
  return handler;
}
