import { EventField, Schedule } from "aws-cdk-lib/aws-events";
import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/sweep/sweep-accounts.environment.ts";
import * as environment from "../../config/environment.ts";
import { QueueSchedule } from "../../constructs/queue-schedule.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import { grantOpenApplications } from "../open-applications.ts";
import type { Platform } from "../platform.ts";

/** At three in the night in Japan, where no clock is ever put forward. */
const AT_NIGHT = Schedule.cron({ hour: "18", minute: "0" });

export function sweepAccounts(
  scope: Construct,
  { stage, tables, secrets, users, mailQueue, sweepQueue, followUpQueue }: Platform,
) {
  const handler = new ServiceFunction(scope, "SweepAccounts", {
    entry: "sweep-accounts",
    schema,
    stage,
    timeout: sweepQueue.consumerTimeout,
    environment: {
      ...environment.common(stage),
      ...environment.settings(schema, stage),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
      FOLLOW_UP_QUEUE_URL: followUpQueue.url,
      ...secrets.emailEnvironment,
      ...users.environment,
      MAIL_QUEUE_URL: mailQueue.url,
      SWEEP_QUEUE_URL: sweepQueue.url,
    },
  });
  tables.grantSweep(handler);
  tables.grantFindClaims(handler);
  tables.grantEphemeral(handler, ["dynamodb:PutItem"], ["HOLD#*"]);
  // What is kept of an account that ends.
  tables.grantEphemeral(
    handler,
    ["dynamodb:Query", "dynamodb:DeleteItem"],
    ["SESSIONS#*", "DEVICE#*", "NOTICE#*", "MAILS#*"],
  );
  secrets.grantReadEmail(handler);
  users.grant(handler, ["cognito-idp:AdminGetUser", "cognito-idp:AdminDeleteUser"]);
  mailQueue.grantSend(handler);
  sweepQueue.grantSend(handler);
  grantOpenApplications(handler, stage.withdrawal);
  // A page asks for the next one: they never come side by side, but for accounts whose end has begun.
  sweepQueue.deliverTo(handler, { batchSize: 1, maxConcurrency: 2 });
  new QueueSchedule(scope, "SweepAccountsSchedule", {
    description: "Looks at every account once a day",
    schedule: AT_NIGHT,
    queue: sweepQueue,
    message: { kind: "start", correlationId: EventField.eventId },
    symptom: "The daily sweep over all accounts could not be started.",
    entry: "sweep",
  });
  // Other systems learn of the change.
  followUpQueue.grantSend(handler);
  return handler;
}
