import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/registration/follow-up-completion.environment.ts";
import * as environment from "../../config/environment.ts";
import { mailPace } from "../../config/mail-pace.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function followUpCompletion(
  scope: Construct,
  { stage, municipality, tables, secrets, users, sender, mailQueue, followUpQueue, eventBus }: Platform,
) {
  const { maxConcurrency, spacingMs } = mailPace(stage.mailsPerSecond, {
    entry: "follow-up-completion",
    reserved: stage.reservedConcurrency?.["follow-up-completion"],
  });
  const handler = new ServiceFunction(scope, "FollowUpCompletion", {
    entry: "follow-up-completion",
    schema,
    stage,
    timeout: followUpQueue.consumerTimeout,
    environment: {
      ...environment.common(stage),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
      ...secrets.emailEnvironment,
      ...users.environment,
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...sender.environment,
      ...eventBus.environment,
      MAIL_SPACING_MS: String(spacingMs),
      MAIL_QUEUE_URL: mailQueue.url,
      FOLLOW_UP_QUEUE_URL: followUpQueue.url,
    },
  });
  tables.grantEphemeral(
    handler,
    ["dynamodb:GetItem", "dynamodb:UpdateItem"],
    ["REGISTRATION#*", "RESET#*", "EMAIL_CHANGE#*"],
  );
  // A completion and its account, in one read.
  tables.grantEphemeral(handler, ["dynamodb:BatchGetItem"], ["REGISTRATION#*"]);
  tables.grantAccounts(handler, ["dynamodb:BatchGetItem"]);
  // A correction of an address by the desk is a change of address that begins here.
  tables.grantEphemeral(handler, ["dynamodb:PutItem"], ["EMAIL_CHANGE#*"]);
  tables.grantAnswerProposal(handler);
  tables.grantAccounts(handler, ["dynamodb:PutItem", "dynamodb:GetItem"]);
  // A change of a password that broke off, or a disavowal: its sessions end, and its owner gets a mail.
  tables.grantEndSessions(handler, { forgetsDevices: true });
  // A change of address that broke off: it comes to hold, or nothing is left of it.
  tables.grantEphemeral(handler, ["dynamodb:PutItem", "dynamodb:DeleteItem"], ["HOLD#*"]);
  tables.grantChangeEmail(handler);
  tables.grantHandOver(handler);
  tables.grantUndoEmailChange(handler);
  secrets.grantReadEmail(handler);
  mailQueue.grantSend(handler);
  // A user that nothing can make whole any more is removed.
  // A disavowal that broke off.
  users.grant(handler, ["cognito-idp:AdminSetUserPassword"]);
  users.grant(handler, [
    "cognito-idp:AdminGetUser",
    "cognito-idp:AdminDeleteUser",
    "cognito-idp:AdminUpdateUserAttributes",
  ]);
  sender.grantSend(handler);
  eventBus.grantPublish(handler);
  // A completion that is still being worked on, and a claim that was set aside, are looked at again.
  followUpQueue.grantSend(handler);
  // One at a time: each is one registrant's account, and one that hangs must not hold up another's.
  followUpQueue.deliverTo(handler, { batchSize: 1, maxConcurrency });
  return handler;
}
