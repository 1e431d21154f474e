/**
 * What the service costs in a month, by size: fixed parts, and what registrations and visits take. The usage of a
 * registration is the call budget's, that of a visit what docs/capacity.md has counted; how many there are is assumed.
 */
import { type CallCounts, type CountedCall, callBudget } from "./call-budget.ts";
import { costPerThousand, type Usage } from "./cost-model.ts";
import { fixedPrices } from "./prices.ts";

/** Every call of DynamoDB that is counted here is one unit: items are smaller than a kilobyte. */
const callsIn = (counts: CallCounts): CountedCall[] =>
  Object.entries(counts).flatMap(([name, byCall]) =>
    Object.entries(byCall).flatMap(([call, count]) => {
      const [service = "", operation = ""] = call.split(" ");
      const one = {
        function: name,
        service,
        operation,
        ...(service === "dynamodb" ? { capacityUnits: 1 } : {}),
      };
      return Array.from({ length: count }, () => one);
    }),
  );

/** docs/capacity.md, “What one registration takes”. */
const registration: Usage = {
  calls: callsIn(callBudget),
  ...{ apiRequests: 12, siteRequests: 8, siteBytes: 91_000, invocations: 18, logBytes: 15_000 },
};

/** Signing in, My page, signing out: docs/capacity.md, “Does it grow”. */
const visit: Usage = {
  calls: callsIn({
    "sign-in": {
      "dynamodb Query": 2,
      "dynamodb UpdateItem": 2,
      "dynamodb PutItem": 1,
      "cognito-idp AdminInitiateAuth": 1,
    },
    "show-account": { "dynamodb GetItem": 2 },
    "sign-out": { "dynamodb GetItem": 1, "dynamodb DeleteItem": 1 },
  }),
  ...{ apiRequests: 4, siteRequests: 8, siteBytes: 91_000, invocations: 4, logBytes: 4_000 },
};

export interface Scenario {
  readonly name: string;
  readonly registrations: number;
  readonly visits: number;
  /** Users who sign in, or register, at least once in the month: what Cognito counts. */
  readonly activeUsers: number;
  /** That are stored. */
  readonly accounts: number;
  /** Share of a month that is paid for what is there whether anybody comes or not. */
  readonly months: number;
}

export const scenarios: readonly Scenario[] = [
  { name: "idle", registrations: 0, visits: 0, activeUsers: 0, accounts: 0, months: 1 },
  { name: "a town of 10,000", registrations: 80, visits: 600, activeUsers: 500, accounts: 3_000, months: 1 },
  {
    ...{ name: "a city of 1.5 million", registrations: 33_000, visits: 200_000, activeUsers: 120_000 },
    ...{ accounts: 400_000, months: 1 },
  },
  {
    ...{ name: "a deadline day", registrations: 300_000, visits: 200_000, activeUsers: 400_000 },
    ...{ accounts: 700_000, months: 1 / 30 },
  },
];

/** Of prod, with its part in us-east-1; a test compares them with the templates. */
export const fixedParts = {
  /** An alarm is paid by the metrics that it looks at. */
  alarmMetrics: 130,
  dashboards: 1,
  keys: 4,
  secrets: 6,
  webAclRules: 5,
  /** Each has five pollers, which ask three times a minute. */
  polledQueues: 5,
} as const;

const minutesOfMonth = 43_200;
/** An account with its copies for recovery, and a year of its lines in log and archive. */
const bytesOfAccount = { table: 1_500, logs: 60_000 };

/** Dollars in the scenario's time. */
export function costOf({ registrations, visits, activeUsers, accounts, months }: Scenario) {
  const { alarmMetrics, dashboards, keys, secrets, webAclRules, polledQueues } = fixedParts;
  const fixed =
    alarmMetrics * fixedPrices.alarmMetric +
    dashboards * fixedPrices.dashboard +
    keys * fixedPrices.key +
    secrets * fixedPrices.secret +
    fixedPrices.webAcl +
    webAclRules * fixedPrices.webAclRule +
    polledQueues * 5 * 3 * minutesOfMonth * fixedPrices.sqsRequest;
  const stored =
    ((accounts * bytesOfAccount.table) / 1e9) * fixedPrices.tableGigabyte +
    ((accounts * bytesOfAccount.logs) / 1e9) * fixedPrices.logGigabyte;
  return {
    fixed: months * fixed,
    stored: months * stored,
    backend: backendOf(registration, registrations) + backendOf(visit, visits),
    mails: (registrations * mailsOf(registration)) / 1000,
    users: activeUsers * userPrice,
  };
}

const perThousand = costPerThousand(registration);
const userPrice = perThousand.Cognito / 1000;
const mailsOf = (usage: Usage): number => costPerThousand(usage).SES;

/** Everything but mails and users. */
function backendOf(usage: Usage, times: number): number {
  const { SES: _mails, Cognito: _users, ...rest } = costPerThousand(usage);
  return (Object.values(rest).reduce((sum, each) => sum + each, 0) * times) / 1000;
}
