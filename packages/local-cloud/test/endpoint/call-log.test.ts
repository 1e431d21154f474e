import { describe, expect, it } from "@jest/globals";
import { type CallRecord, createCallLog } from "../../src/endpoint/call-log.ts";
import { aStatement } from "../iam/a-statement.ts";

const logs = "arn:aws:logs:ap-northeast-1:000000000000:log-group:/aws/lambda/f:log-stream:s";
const write = aStatement({ actions: ["logs:Put*", "logs:PutLogEvents"], resources: ["arn:aws:logs:*"] });
const read = aStatement({
  policyLogicalId: "Read",
  actions: [],
  notActions: ["sqs:*", "logs:*", "kms:*"],
  resources: [],
  notResources: ["arn:aws:s3:*"],
});
const deny = aStatement({ effect: "Deny", actions: ["kms:*"] });
const principal = { functionName: "f", roleName: "r", statements: [write, read, deny] };

const setup = (capacity?: number) =>
  createCallLog({
    principalNamed: (name) => (name === "f" ? principal : undefined),
    ...(capacity !== undefined && { capacity }),
  });

const aCall = (requestId: string): CallRecord => ({
  time: "2026-11-22T03:00:00.000Z",
  function: "f",
  service: "sqs",
  operation: "SendMessage",
  outcome: "ok",
  durationMs: 1,
  requestId,
});

describe("the call log", () => {
  it("keeps the latest calls, oldest first", () => {
    const log = setup(3);
    const ids = () => log.list().map(({ requestId }) => requestId);
    for (const id of ["1", "2"]) log.record(aCall(id));
    expect(ids()).toEqual(["1", "2"]);
    for (const id of ["3", "4", "5"]) log.record(aCall(id));
    expect(ids()).toEqual(["3", "4", "5"]);
    log.record(aCall("6"));
    expect(ids()).toEqual(["4", "5", "6"]);
    log.clear();
    log.record(aCall("7"));
    expect(ids()).toEqual(["7"]);
  });

  it("lists every permission of a function, used or not, but no denial", () => {
    expect(setup().permissionsOf("f")).toEqual([
      {
        function: "f",
        policy: "Policy",
        statement: write,
        action: "logs:Put*",
        resource: "arn:aws:logs:*",
        count: 0,
      },
      {
        function: "f",
        policy: "Policy",
        statement: write,
        action: "logs:PutLogEvents",
        resource: "arn:aws:logs:*",
        count: 0,
      },
      { function: "f", policy: "Read", statement: read, action: "*", resource: "*", count: 0 },
    ]);
  });

  it("counts a use for the first pattern that covers it, so that a superfluous one shows as unused", () => {
    const log = setup();
    log.recordImplicit("f", "logs:PutLogEvents", logs);
    log.recordImplicit("f", "logs:PutLogEvents", logs);
    log.recordImplicit("f", "xray:PutTraceSegments", "*");
    expect(log.permissionsOf("f").map(({ action, count }) => [action, count])).toEqual([
      ["logs:Put*", 2],
      ["logs:PutLogEvents", 0],
      ["*", 1],
    ]);
  });

  it("refuses an implicit use that is not allowed, in IAM's words", () => {
    expect(() => setup().recordImplicit("f", "sqs:ReceiveMessage", "arn:aws:sqs:r:a:q")).toThrow(
      "User: arn:aws:sts::000000000000:assumed-role/r/f is not authorized to perform: sqs:ReceiveMessage on " +
        "resource: arn:aws:sqs:r:a:q because no identity-based policy allows the sqs:ReceiveMessage action",
    );
    expect(() => setup().recordImplicit("f", "kms:Decrypt", "*")).toThrow("with an explicit deny");
  });

  it("names a function that is not there", () => {
    expect(() => setup().recordImplicit("g", "sqs:ReceiveMessage", "*")).toThrow("there is no function g");
    expect(() => setup().permissionsOf("g")).toThrow("there is no function g");
  });
});
