import { describe, expect, it } from "@jest/globals";
import type { CountedCall } from "../../bench/cost/call-budget.ts";
import { costPerThousand } from "../../bench/cost/cost-model.ts";
import { prices } from "../../bench/cost/prices.ts";

const none = { calls: [], apiRequests: 0, siteRequests: 0, siteBytes: 0, invocations: 0, logBytes: 0 };
const call = (service: string, operation: string, capacityUnits?: number): CountedCall => ({
  function: "any",
  service,
  operation,
  capacityUnits,
});

describe("what 1,000 registrations cost", () => {
  it("is reckoned for each service from what one of them takes", () => {
    const cost = costPerThousand({
      ...none,
      calls: [call("dynamodb", "PutItem", 2), call("dynamodb", "GetItem", 1), call("sqs", "SendMessage")],
      apiRequests: 10,
      siteRequests: 6,
      logBytes: 1_000_000,
    });
    expect(cost["API Gateway"]).toBeCloseTo(10_000 * prices.apiRequest, 9);
    expect(cost["DynamoDB, writes"]).toBeCloseTo(2_000 * prices.dynamoWriteUnit, 9);
    expect(cost["DynamoDB, reads"]).toBeCloseTo(1_000 * prices.dynamoReadUnit, 9);
    // Sent, received, deleted.
    expect(cost.SQS).toBeCloseTo(3_000 * prices.sqsRequest, 9);
    expect(cost.WAF).toBeCloseTo(16_000 * prices.wafRequest, 9);
    expect(cost["CloudWatch Logs"]).toBeCloseTo(prices.logsGigabyte, 9);
  });

  it("counts what becomes of a mail as a message", () => {
    const cost = costPerThousand({ ...none, calls: [call("ses", "SendEmail")] });
    expect(cost.SES).toBeCloseTo(1000 * prices.mail, 9);
    expect(cost.SQS).toBeCloseTo(3_000 * prices.sqsRequest, 9);
  });

  it("bills a function for the time in which it waits for its calls", () => {
    const idle = costPerThousand({ ...none, invocations: 1 }).Lambda;
    const calling = costPerThousand({ ...none, invocations: 1, calls: [call("cognito-idp", "SignUp")] });
    expect(calling.Lambda - idle).toBeCloseTo(1000 * 0.15 * 0.5 * prices.lambdaGigabyteSecond, 9);
  });

  it("charges a user who is active in the month, whatever they do", () => {
    expect(costPerThousand(none).Cognito).toBeCloseTo(5.5, 9);
  });
});
