/** What 1,000 completed registrations cost on AWS, from counted calls and units and the dated list of prices. */
import type { CountedCall } from "./call-budget.ts";
import { prices } from "./prices.ts";

/** What one registration takes besides its AWS calls. Counted where not said otherwise. */
export interface Usage {
  readonly calls: readonly CountedCall[];
  /** Requests to the API, of one registrant in the reference front end. */
  readonly apiRequests: number;
  /** Files of the site on a first visit, and their bytes, compressed. */
  readonly siteRequests: number;
  readonly siteBytes: number;
  /** Lambda invocations, those of queues and of the guard included. */
  readonly invocations: number;
  /** Bytes that the functions and the API's access log wrote. */
  readonly logBytes: number;
}

/** Assumed, because only AWS knows. */
const assumed = {
  /** Billed of an invocation besides its calls, which come one after the other, at 512 MB. */
  secondsPerInvocation: 0.005,
  gigabytes: 0.5,
  /** Of a call, by service. Cognito hashes a password, and waits for the guard meanwhile. */
  secondsPerCall: { dynamodb: 0.006, sqs: 0.008, "cognito-idp": 0.15, ses: 0.08 },
  /** Of each message: sent, received, deleted. A poller that finds nothing is in the fixed cost. */
  sqsRequestsPerMessage: 3,
  /** X-Ray keeps one request in a second, and one in twenty beyond. */
  sampledTraces: 0.05,
} as const;

const readOperations: ReadonlySet<string> = new Set(["GetItem", "BatchGetItem", "Query"]);

/** Dollars per 1,000 completed registrations, by service. */
export function costPerThousand({
  calls,
  apiRequests,
  siteRequests,
  siteBytes,
  invocations,
  logBytes,
}: Usage) {
  const units = (isCounted: (call: CountedCall) => boolean) =>
    calls.filter(isCounted).reduce((sum, { capacityUnits = 0 }) => sum + capacityUnits, 0);
  const count = (service: string) => calls.filter((call) => call.service === service).length;
  const seconds =
    invocations * assumed.secondsPerInvocation +
    Object.entries(assumed.secondsPerCall).reduce((sum, [service, each]) => sum + count(service) * each, 0);
  const isRead = ({ operation }: CountedCall) => readOperations.has(operation);
  // What becomes of each mail is a message, too.
  const messages = count("sqs") + count("ses");
  const edgeRequests = apiRequests + siteRequests;
  const each = {
    "API Gateway": apiRequests * prices.apiRequest,
    Lambda: invocations * prices.lambdaInvocation + seconds * assumed.gigabytes * prices.lambdaGigabyteSecond,
    "DynamoDB, writes": units((call) => !isRead(call)) * prices.dynamoWriteUnit,
    "DynamoDB, reads": units(isRead) * prices.dynamoReadUnit,
    SQS: messages * assumed.sqsRequestsPerMessage * prices.sqsRequest,
    "CloudWatch Logs": (logBytes / 1e9) * prices.logsGigabyte,
    WAF: edgeRequests * prices.wafRequest,
    CloudFront: edgeRequests * prices.cloudFrontRequest + (siteBytes / 1e9) * prices.cloudFrontGigabyte,
    "X-Ray": invocations * assumed.sampledTraces * prices.xrayTrace,
    SES: count("ses") * prices.mail,
    Cognito: prices.cognitoActiveUser,
  };
  return thousandfold(each);
}

/** Object.fromEntries widens the names. */
const thousandfold = <K extends string>(dollars: Readonly<Record<K, number>>) =>
  Object.fromEntries(
    Object.entries<number>(dollars).map(([service, one]) => [service, 1000 * one]),
  ) as Readonly<Record<K, number>>;
