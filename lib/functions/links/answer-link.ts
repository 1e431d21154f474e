import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/links/answer-link.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

/** Behind the links of mails about an account's address, and about what the desk proposes of it. */
export function answerLink(
  scope: Construct,
  { stage, tables, secrets, users, mailQueue, followUpQueue }: Platform,
) {
  const handler = new ServiceFunction(scope, "AnswerLink", {
    entry: "answer-link",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
      ...secrets.emailEnvironment,
      ...users.environment,
      MAIL_QUEUE_URL: mailQueue.url,
      FOLLOW_UP_QUEUE_URL: followUpQueue.url,
    },
  });
  tables.grantEphemeral(handler, ["dynamodb:GetItem"], ["LINK#*"]);
  // The link is used up, and in the end the address before is held no more.
  tables.grantEphemeral(handler, ["dynamodb:DeleteItem"], ["LINK#*", "HOLD#*"]);
  tables.grantUndoEmailChange(handler);
  tables.grantAnswerProposal(handler);
  secrets.grantReadEmail(handler);
  users.grant(handler, [
    "cognito-idp:AdminUpdateUserAttributes",
    "cognito-idp:AdminGetUser",
    "cognito-idp:AdminSetUserPassword",
  ]);
  mailQueue.grantSend(handler);
  followUpQueue.grantSend(handler);
  return handler;
}
