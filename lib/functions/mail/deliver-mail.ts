import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/mail/deliver-mail.environment.ts";
import * as environment from "../../config/environment.ts";
import { mailPace } from "../../config/mail-pace.ts";
import { flowKeys } from "../../constructs/registration-tables.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function deliverMail(
  scope: Construct,
  { stage, municipality, tables, secrets, users, sender, mailQueue, followUpQueue }: Platform,
) {
  const { maxConcurrency, batchSize, spacingMs } = mailPace(stage.mailsPerSecond, {
    entry: "deliver-mail",
    reserved: stage.reservedConcurrency?.["deliver-mail"],
  });
  const handler = new ServiceFunction(scope, "DeliverMail", {
    entry: "deliver-mail",
    schema,
    stage,
    timeout: mailQueue.consumerTimeout,
    environment: {
      ...environment.common(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
      ...secrets.codeEnvironment,
      ...secrets.emailEnvironment,
      ...users.environment,
      ...sender.environment,
      FOLLOW_UP_QUEUE_URL: followUpQueue.url,
      MAIL_QUEUE_URL: mailQueue.url,
      MAIL_SPACING_MS: String(spacingMs),
    },
  });
  tables.grantEphemeral(handler, ["dynamodb:PutItem", "dynamodb:UpdateItem"], flowKeys);
  // What the desk sees of each mail.
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem"], ["MAILS#*"]);
  // A flow, and whether its address is held.
  tables.grantEphemeral(handler, ["dynamodb:BatchGetItem"], [...flowKeys, "HOLD#*"]);
  // When its owner had the latest mail about an account's sign-ins, and for which address they keep failing.
  tables.grantEphemeral(handler, ["dynamodb:GetItem", "dynamodb:UpdateItem"], ["NOTICE#*"]);
  tables.grantEphemeral(handler, ["dynamodb:GetItem"], ["FAILURES#*"]);
  // A mail about a sign-in that comes too early is asked for again, for later.
  mailQueue.grantSend(handler);
  // The links that mails carry.
  tables.grantEphemeral(handler, ["dynamodb:PutItem"], ["LINK#*"]);
  // The browser that a mail names, and the code that another delivery of the same message has stored.
  tables.grantEphemeral(handler, ["dynamodb:GetItem"], flowKeys);
  tables.grantEphemeral(handler, ["dynamodb:Query"], ["SESSIONS#*"]);
  tables.grantNoteFarewell(handler);
  followUpQueue.grantSend(handler);
  secrets.grantReadCode(handler);
  secrets.grantReadEmail(handler);
  users.grant(handler, ["cognito-idp:AdminGetUser"]);
  sender.grantSend(handler);
  mailQueue.deliverTo(handler, { batchSize, maxConcurrency });
  return handler;
}
