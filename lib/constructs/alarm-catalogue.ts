/** Every symptom that rings at night, by what shows it. Thresholds are for a city, not for a single registrant. */
import { Duration } from "aws-cdk-lib";
import { MathExpression, Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";
import type { Rule } from "aws-cdk-lib/aws-events";
import type { Watch } from "./alarms.ts";
import type { AuditTrail } from "./audit-trail.ts";
import type { HttpApi } from "./http-api.ts";
import type { LogMetrics } from "./log-metrics.ts";
import { QueueSchedule } from "./queue-schedule.ts";
import type { ServiceFunction } from "./service-function.ts";
import type { UserDirectory } from "./user-directory.ts";
import type { WorkQueue } from "./work-queue.ts";

type Watches = Readonly<Record<string, Watch>>;

const minute = { period: Duration.minutes(1) };
const fiveMinutes = { period: Duration.minutes(5) };
const sum = { ...fiveMinutes, statistic: Stats.SUM };

export function queueWatches({ node, queue, deadLetters }: WorkQueue): Watches {
  return {
    [`${node.id}DeadLetters`]: {
      symptom: `A message of the queue ${node.id} failed ten times and was given up.`,
      entry: "dead-letters",
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ ...minute, statistic: Stats.MAXIMUM }),
      from: 1,
    },
    [`${node.id}Age`]: {
      symptom: `Messages of the queue ${node.id} wait: its function is slow, throttled or failing.`,
      entry: "queue-age",
      metric: queue.metricApproximateAgeOfOldestMessage({ ...minute, statistic: Stats.MAXIMUM }),
      from: Duration.minutes(2).toSeconds(),
      periods: 2,
    },
  };
}

export function functionWatches({ node, entry, lambda }: ServiceFunction): Watches {
  return {
    [`${node.id}Errors`]: {
      symptom: `The function ${entry} ended with an error that it did not foresee, or ran out of time.`,
      entry: "function-errors",
      metric: lambda.metricErrors(sum),
      // One may be a crash that a retry has mended; the guard also ends so when it refuses a sign-up.
      from: 3,
    },
  };
}

/** So many metrics may be added up in one alarm. */
const METRICS_OF_AN_ALARM = 10;

/**
 * Throttling is of the account's or a stage's making rather than a function's, and the runbook's first command says which
 * it was: ten functions share an alarm, or the stack would have more resources than it may.
 */
export function throttleWatches(functions: readonly ServiceFunction[]): Watches {
  const groups = Array.from({ length: Math.ceil(functions.length / METRICS_OF_AN_ALARM) }, (_, at) =>
    functions.slice(at * METRICS_OF_AN_ALARM, (at + 1) * METRICS_OF_AN_ALARM),
  );
  return Object.fromEntries(
    groups.map((group, at) => [
      `Throttles${at + 1}`,
      {
        symptom: "Functions were called more often than their concurrency allows.",
        entry: "function-throttles",
        metric: new MathExpression({
          expression: group.map((_, index) => `FILL(m${index}, 0)`).join(" + "),
          usingMetrics: Object.fromEntries(
            group.map(({ lambda }, index) => [`m${index}`, lambda.metricThrottles(sum)]),
          ),
          ...fiveMinutes,
        }),
        from: 1,
      },
    ]),
  );
}

const ofMails = {
  symptom: "What SES reports of mails does not reach its queue: bounces stay unseen.",
  entry: "mail-events",
};

/** A rule that cannot hand an event to its queue loses it after a day. */
export function ruleWatches(rule: Rule): Watches {
  const { node, ruleName } = rule;
  const { symptom, entry } = rule instanceof QueueSchedule ? rule : ofMails;
  return {
    [`${node.id}Undelivered`]: {
      ...{ symptom, entry },
      metric: new Metric({
        namespace: "AWS/Events",
        metricName: "FailedInvocations",
        dimensionsMap: { RuleName: ruleName },
        ...sum,
      }),
      from: 1,
    },
  };
}

export function sweepWatches(metrics: LogMetrics): Watches {
  return {
    SweepRefused: {
      symptom: "The sweep would have erased more accounts than it may, and has erased none.",
      entry: "sweep-refused",
      metric: metrics.event("sweep.refused"),
      from: 1,
    },
    SweepTrouble: {
      symptom: "The sweep over all accounts takes more than two hours, or could not deal with an account.",
      entry: "sweep",
      metric: metrics.sweepTroubles,
      from: 1,
    },
  };
}

/** The city's people look up no more than callers ask about, and propose nothing that owners know nothing of. */
export function deskWatches(metrics: LogMetrics): Watches {
  return {
    DeskFinds: {
      symptom: "An operator at the desk looks up more registrations than callers can ask about.",
      entry: "desk-finds",
      metric: metrics.limit("desk-finds-often"),
      from: 1,
    },
    DeskObjections: {
      symptom:
        "The owner of an account objects to what the desk proposes of it: somebody may pretend to be them.",
      entry: "desk-objections",
      metric: metrics.event("desk.objected"),
      from: 1,
    },
  };
}

export function apiWatches({ api }: HttpApi): Watches {
  return {
    ApiFaults: {
      symptom: "The API answers requests with 5xx: registrants read that something went wrong.",
      entry: "api-5xx",
      metric: api.metricServerError(sum),
      from: 5,
    },
  };
}

/**
 * Cognito counts throttled sign-ups and sign-ins of a client; what it refuses of reading users and setting passwords
 * is in no such metric, so the functions' own errors are added.
 */
export function cognitoWatches({ pool, client }: UserDirectory, metrics: LogMetrics): Watches {
  const throttled = (metricName: string) =>
    new Metric({
      namespace: "AWS/Cognito",
      metricName,
      dimensionsMap: { UserPool: pool.userPoolId, UserPoolClient: client.userPoolClientId },
      ...sum,
    });
  return {
    Misconfiguration: {
      symptom: "Cognito refuses the service itself: nobody can sign in or complete a registration.",
      entry: "misconfiguration",
      metric: metrics.misconfigurations,
      from: 1,
    },
    CognitoThrottling: {
      symptom: "Cognito refuses calls because there are too many: completing and signing in fail for some.",
      entry: "cognito-throttling",
      metric: new MathExpression({
        expression: "FILL(signUps, 0) + FILL(signIns, 0) + FILL(seen, 0)",
        usingMetrics: {
          signUps: throttled("SignUpThrottles"),
          signIns: throttled("SignInThrottles"),
          seen: metrics.cognitoRefusals,
        },
        ...fiveMinutes,
      }),
      from: 1,
    },
  };
}

export function mailWatches(metrics: LogMetrics): Watches {
  return {
    MailLatency: {
      symptom: "One mail in twenty takes more than half a minute from the request until SES has it.",
      entry: "mail-slow",
      metric: metrics.mailLatency(95),
      from: 30_000,
      periods: 2,
    },
    MailCeiling: {
      symptom: "The ceiling of mails per minute is reached: everybody who asks for a code has to wait.",
      entry: "mail-ceiling",
      metric: metrics.limit("mails-per-minute").with(minute),
      from: 1,
    },
    BounceRate: {
      symptom: "Five of a hundred mails bounce: AWS reviews the account, and stops its mails at ten.",
      entry: "bounce-rate",
      metric: reputation("BounceRate"),
      from: 0.05,
      silence: "unchanged",
    },
    ComplaintRate: {
      symptom:
        "One of a thousand mails is reported as spam: AWS reviews the account, and stops its mails at five.",
      entry: "bounce-rate",
      metric: reputation("ComplaintRate"),
      from: 0.001,
      silence: "unchanged",
    },
  };
}

/** Of the account, since that is what AWS judges; a stage has an account of its own (docs/deploy.md). */
function reputation(name: string): Metric {
  return new Metric({
    namespace: "AWS/SES",
    metricName: `Reputation.${name}`,
    statistic: Stats.AVERAGE,
    period: Duration.hours(1),
  });
}

export function attackWatches(metrics: LogMetrics): Watches {
  return {
    WrongCodes: {
      symptom: "Fifty wrong codes in five minutes: somebody may be guessing.",
      entry: "wrong-codes",
      metric: metrics.event("code.failed"),
      from: 50,
    },
    WrongPasswords: {
      symptom: "A hundred failed sign-ins in five minutes: somebody may be guessing passwords.",
      entry: "wrong-passwords",
      metric: metrics.event("auth.failed"),
      from: 100,
    },
    Limits: {
      symptom:
        "Fifty requests in five minutes met a limit: somebody asks for too much, or a limit is too low.",
      entry: "limits",
      metric: metrics.event("limit.reached"),
      from: 50,
    },
    PastTheEdge: {
      symptom: "Requests reach the API past CloudFront, or its proof is no longer accepted.",
      entry: "past-the-edge",
      metric: metrics.event("origin.rejected"),
      from: 20,
    },
  };
}

export function auditWatches({ logGroup, findings, archive }: AuditTrail, metrics: LogMetrics): Watches {
  const ofLogs = (metricName: string, dimensionsMap: Record<string, string>) =>
    new Metric({ namespace: "AWS/Logs", metricName, dimensionsMap, ...sum });
  return {
    AuditWrites: {
      symptom: "An event of the audit trail could not be written.",
      entry: "audit-writes",
      metric: metrics.auditWriteFailures,
      from: 1,
    },
    ArchiveHandover: {
      symptom: "CloudWatch Logs cannot hand audit events to their archive.",
      entry: "audit-archive",
      metric: ofLogs("DeliveryErrors", {
        LogGroupName: logGroup.logGroupName,
        DestinationType: "Firehose",
        FilterName: archive.subscription.ref,
      }),
      from: 1,
    },
    ArchiveDelivery: {
      symptom: "Audit events have waited half an hour for their archive, instead of five minutes.",
      entry: "audit-archive",
      metric: new Metric({
        namespace: "AWS/Firehose",
        metricName: "DeliveryToS3.DataFreshness",
        dimensionsMap: { DeliveryStreamName: archive.stream.ref },
        statistic: Stats.MAXIMUM,
        ...fiveMinutes,
      }),
      from: 1800,
    },
    Reconciliation: {
      symptom: "The audit trail and the accounts do not agree: one has what the other lacks.",
      entry: "reconciliation",
      metric: metrics.event("reconciliation.failed"),
      from: 1,
    },
    MaskedAddress: {
      symptom: "An e-mail address was written into a log, where it is masked: the code has a mistake.",
      entry: "personal-data-in-a-log",
      metric: ofLogs("IncomingLogEvents", { LogGroupName: findings.logGroupName }),
      from: 1,
    },
  };
}
