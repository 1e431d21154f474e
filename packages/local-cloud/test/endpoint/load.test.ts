import { Agent, request } from "node:http";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { aFront } from "./a-front.ts";

let front: Awaited<ReturnType<typeof aFront>>;
const agent = new Agent({ keepAlive: true });

beforeEach(async () => {
  front = await aFront();
});

afterEach(async () => {
  agent.destroy();
  await front.close();
});

const authorization =
  "AWS4-HMAC-SHA256 Credential=AKIASTART/20261122/ap-northeast-1/dynamodb/aws4_request, SignedHeaders=h, Signature=0";

/** One UpdateItem, without the SDK, whose own time is longer than the front's. */
function update(key: string): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const sent = request(front.url, {
    method: "POST",
    agent,
    headers: { authorization, "x-amz-target": "DynamoDB_20120810.UpdateItem" },
  });
  sent.on("error", reject);
  sent.on("response", (answer) => {
    answer.resume().on("end", () => resolve(answer.statusCode));
  });
  sent.end(JSON.stringify({ TableName: "ephemeral", Key: { pk: { S: key }, sk: { S: "LIMIT" } } }));
  return promise;
}

// A figure of the machine, not of the front.
jest.setTimeout(60_000);

describe("the AWS front under load", () => {
  it("serves 16 clients with thousands of calls, each answered, logged and counted once", async () => {
    const each = 250;
    const statuses = new Set<number | undefined>();
    await Promise.all(
      Array.from({ length: 16 }, async (_, client) => {
        for (let call = 0; call < each; call += 1) statuses.add(await update(`LIMIT#${client}#${call}`));
      }),
    );
    expect([...statuses]).toEqual([200]);
    const calls = front.calls.list();
    expect(calls).toHaveLength(16 * each);
    expect(new Set(calls.map(({ requestId }) => requestId)).size).toBe(16 * each);
    const uses = front.calls.permissionsOf("place-order").filter(({ count }) => count > 0);
    expect(uses).toMatchObject([{ action: "dynamodb:UpdateItem", count: 16 * each }]);
  });
});
