import { Agent, request } from "node:http";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { anEndpoint } from "./an-endpoint.ts";
import { signedHeaders } from "./signed-headers.ts";

let endpoint: Awaited<ReturnType<typeof anEndpoint>>;
const agent = new Agent({ keepAlive: true });

beforeEach(async () => {
  endpoint = await anEndpoint();
});

afterEach(async () => {
  agent.destroy();
  await endpoint.close();
});

/** One UpdateItem, without the SDK, whose own time is longer than the endpoint's. */
function update(key: string): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const body = JSON.stringify({ TableName: "ephemeral", Key: { pk: { S: key }, sk: { S: "LIMIT" } } });
  const signed = signedHeaders("AKIASTART", "dynamodb", { url: endpoint.url, body });
  const sent = request(endpoint.url, {
    method: "POST",
    agent,
    headers: { ...signed, "x-amz-target": "DynamoDB_20120810.UpdateItem" },
  });
  sent.on("error", reject);
  sent.on("response", (answer) => {
    answer.resume().on("end", () => resolve(answer.statusCode));
  });
  sent.end(body);
  return promise;
}

// A figure of the machine, not of the endpoint.
jest.setTimeout(240_000);

describe("the AWS endpoint under load", () => {
  it("serves 16 clients with thousands of calls, each answered, logged and counted once", async () => {
    const each = 250;
    const statuses = new Set<number | undefined>();
    await Promise.all(
      Array.from({ length: 16 }, async (_, client) => {
        for (let call = 0; call < each; call += 1) statuses.add(await update(`LIMIT#${client}#${call}`));
      }),
    );
    expect([...statuses]).toEqual([200]);
    const calls = endpoint.calls.list();
    expect(calls).toHaveLength(16 * each);
    expect(new Set(calls.map(({ requestId }) => requestId)).size).toBe(16 * each);
    const uses = endpoint.calls.permissionsOf("place-order").filter(({ count }) => count > 0);
    expect(uses).toMatchObject([{ action: "dynamodb:UpdateItem", count: 16 * each }]);
  });
});
