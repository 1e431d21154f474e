import { describe, expect, it } from "@jest/globals";
import { meterCapacity } from "../../src/endpoint/capacity-meter.ts";
import type { AwsRequest, AwsResponse } from "../../src/endpoint/messages.ts";

const aCall = (special: Partial<AwsRequest> = {}): AwsRequest => ({
  service: "dynamodb",
  operation: "GetItem",
  functionName: "show-account",
  method: "POST",
  path: "/",
  headers: {},
  body: Buffer.from(JSON.stringify({ TableName: "accounts" })),
  requestId: "1",
  ...special,
});

function setup(answer: unknown, status = 200) {
  const received: unknown[] = [];
  const meter = meterCapacity(async ({ body }): Promise<AwsResponse> => {
    received.push(JSON.parse(body.toString()));
    return { status, headers: { "x-amz-crc32": "1", "x-amzn-requestid": "2" }, body: JSON.stringify(answer) };
  });
  return { meter, received };
}

describe("the capacity meter", () => {
  it("asks what a call consumes, and keeps the answer from the caller", async () => {
    const { meter, received } = setup({ Item: {}, ConsumedCapacity: { CapacityUnits: 2.5 } });
    const response = await meter.forward(aCall());

    expect(received).toEqual([{ TableName: "accounts", ReturnConsumedCapacity: "TOTAL" }]);
    expect(meter.units()).toBe(2.5);
    expect(JSON.parse(response.body.toString())).toEqual({ Item: {} });
  });

  it("drops the checksum of the answer that it changed", async () => {
    const { meter } = setup({ ConsumedCapacity: { CapacityUnits: 1 } });
    expect((await meter.forward(aCall())).headers).toEqual({ "x-amzn-requestid": "2" });
  });

  it("counts a unit for a write that its condition refused, and hands the refusal on as it is", async () => {
    const refusal = { __type: "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException" };
    const { meter } = setup(refusal, 400);
    const response = await meter.forward(aCall({ operation: "PutItem" }));

    expect(meter.units()).toBe(1);
    expect(JSON.parse(response.body.toString())).toEqual(refusal);
  });

  it("counts nothing for a call that DynamoDB could not take", async () => {
    const { meter } = setup({ __type: "ProvisionedThroughputExceededException" }, 400);
    await meter.forward(aCall());
    expect(meter.units()).toBeUndefined();
  });

  it("adds up what a batch consumed of each of its tables", async () => {
    const { meter } = setup({
      Responses: {},
      ConsumedCapacity: [{ CapacityUnits: 2 }, { CapacityUnits: 0.5 }],
    });
    const response = await meter.forward(aCall({ operation: "BatchGetItem" }));

    expect(meter.units()).toBe(2.5);
    expect(JSON.parse(response.body.toString())).toEqual({ Responses: {} });
  });

  it("adds up what one call consumed twice, as a duplicate does", async () => {
    const { meter } = setup({ ConsumedCapacity: { CapacityUnits: 1 } });
    await meter.forward(aCall());
    await meter.forward(aCall());
    expect(meter.units()).toBe(2);
  });

  it.each<[string, Partial<AwsRequest>]>([
    ["another service's call", { service: "sqs", operation: "SendMessage" }],
    ["an operation on no item", { operation: "DescribeTable" }],
    ["a caller who asked itself", { body: Buffer.from('{"ReturnConsumedCapacity":"INDEXES"}') }],
  ])("leaves %s as it is", async (_, special) => {
    const { meter, received } = setup({ ConsumedCapacity: { CapacityUnits: 1 } });
    const call = aCall(special);
    const response = await meter.forward(call);

    expect(received).toEqual([JSON.parse(call.body.toString())]);
    expect(JSON.parse(response.body.toString())).toEqual({ ConsumedCapacity: { CapacityUnits: 1 } });
    expect(meter.units()).toBeUndefined();
  });
});
