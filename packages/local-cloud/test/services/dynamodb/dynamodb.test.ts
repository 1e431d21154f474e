import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import {
  DeleteItemCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { describe, expect, it } from "@jest/globals";
import { type DynamoDb, startDynamoDb } from "../../../src/services/dynamodb/dynamodb.ts";
import { ACCOUNT, clientOf, failureOf, REGION, standingClock } from "../support/fixtures.ts";
import { ownFolder } from "../support/own-folder.ts";

const TABLE = {
  TableName: "ephemeral",
  AttributeDefinitions: [
    { AttributeName: "pk", AttributeType: "S" },
    { AttributeName: "sk", AttributeType: "S" },
  ],
  KeySchema: [
    { AttributeName: "pk", KeyType: "HASH" },
    { AttributeName: "sk", KeyType: "RANGE" },
  ],
  BillingMode: "PAY_PER_REQUEST",
  TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
};

describe("the DynamoDB emulator", () => {
  const scratch = ownFolder(start, stop);
  let running: DynamoDb;
  let client: DynamoDBClient;
  const clock = standingClock();
  const seconds = (later: number) => ({ N: String(Math.floor(clock.now() / 1000) + later) });
  const key = (pk: string) => ({ pk: { S: pk }, sk: { S: "ITEM" } });
  const get = async (pk: string) =>
    (await client.send(new GetItemCommand({ TableName: "ephemeral", Key: key(pk) }))).Item;
  const put = (pk: string, more: Record<string, { N: string } | { S: string }> = {}) =>
    client.send(new PutItemCommand({ TableName: "ephemeral", Item: { ...key(pk), ...more } }));

  async function start() {
    running = await startDynamoDb({ dataDir: scratch.folder, clock, region: REGION, accountId: ACCOUNT });
    await running.ensureTable(TABLE);
    client = new DynamoDBClient(clientOf(running.url));
  }

  async function stop() {
    client.destroy();
    await running.close();
  }

  it("names the table's ARN in the stack's region and account", async () => {
    const arn = `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/ephemeral`;
    expect(await running.ensureTable(TABLE)).toEqual({ name: "ephemeral", arn });
    const described = await client.send(new DescribeTableCommand({ TableName: "ephemeral" }));
    expect(described.Table).toMatchObject({ TableArn: arn, TableStatus: "ACTIVE" });
  });

  it("writes on a condition and refuses by the exception's name", async () => {
    const once = { TableName: "ephemeral", Item: key("a"), ConditionExpression: "attribute_not_exists(pk)" };
    await client.send(new PutItemCommand(once));
    const failure = await failureOf(client.send(new PutItemCommand(once)));
    expect(failure.name).toBe("ConditionalCheckFailedException");
  });

  it("lets exactly one of twenty concurrent conditional updates pass", async () => {
    await put("race");
    const update = () =>
      client.send(
        new UpdateItemCommand({
          TableName: "ephemeral",
          Key: key("race"),
          UpdateExpression: "SET taken = :yes",
          ConditionExpression: "attribute_not_exists(taken)",
          ExpressionAttributeValues: { ":yes": { BOOL: true } },
        }),
      );
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, update));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("keeps items across a restart", async () => {
    await put("kept", { value: { S: "v" } });
    client.destroy();
    await running.close();
    await start();
    expect(await get("kept")).toMatchObject({ value: { S: "v" } });
  });

  it("sweeps an item once the moved clock is past its expiry and the grace", async () => {
    await put("soon", { expiresAt: seconds(100) });
    await put("later", { expiresAt: seconds(100_000) });
    await put("never");
    await put("text", { expiresAt: { S: "1" } });
    clock.advance(159);
    expect(await running.sweep()).toBe(0);
    clock.advance(1);
    expect(await running.sweep()).toBe(1);
    const found = await Promise.all(["soon", "later", "never", "text"].map(get));
    expect(found.map((item) => item !== undefined)).toEqual([false, true, true, true]);
  });

  it("leaves an item alone that expired more than five years ago, as DynamoDB does", async () => {
    await put("ancient", { expiresAt: seconds(-6 * 365 * 24 * 3600) });
    expect(await running.sweep()).toBe(0);
    expect(await get("ancient")).toBeDefined();
  });

  it("says by which attribute a table's items expire", async () => {
    await running.ensureTable({ ...TABLE, TableName: "lasting", TimeToLiveSpecification: undefined });
    const of = async (TableName: string) => {
      const answer = await client.send(new DescribeTimeToLiveCommand({ TableName }));
      return answer.TimeToLiveDescription;
    };
    const enabled = { TimeToLiveStatus: "ENABLED", AttributeName: "expiresAt" };
    expect(await of("ephemeral")).toEqual(enabled);
    expect(await of(`arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/ephemeral`)).toEqual(enabled);
    expect(await of("lasting")).toEqual({ TimeToLiveStatus: "DISABLED" });
    expect((await failureOf(of("nope"))).name).toBe("ResourceNotFoundException");
  });

  it("survives a client that breaks off, and lets no web site read its answers", async () => {
    const { port } = new URL(running.url);
    const socket = connect(Number(port), "127.0.0.1");
    socket.write("POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\nabc");
    await sleep(50);
    socket.destroy();
    await sleep(50);
    const answer = await fetch(running.url, { headers: { origin: "http://localhost:3000" } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    await put("after");
  });

  it("sweeps by itself", async () => {
    await running.close();
    const options = { dataDir: scratch.folder, clock, region: REGION, accountId: ACCOUNT, sweepEveryMs: 20 };
    running = await startDynamoDb(options);
    await running.ensureTable(TABLE);
    client = new DynamoDBClient(clientOf(running.url));
    await put("soon", { expiresAt: seconds(-100) });
    for (let look = 0; look < 100 && (await get("soon")) !== undefined; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await get("soon")).toBeUndefined();
  });

  it("queries by partition in the order of the sort key", async () => {
    for (const sk of ["b", "a", "c"]) {
      await client.send(
        new PutItemCommand({ TableName: "ephemeral", Item: { pk: { S: "p" }, sk: { S: sk } } }),
      );
    }
    const answer = await client.send(
      new QueryCommand({
        TableName: "ephemeral",
        KeyConditionExpression: "pk = :p",
        ExpressionAttributeValues: { ":p": { S: "p" } },
      }),
    );
    expect(answer.Items?.map((item) => item["sk"])).toEqual([{ S: "a" }, { S: "b" }, { S: "c" }]);
  });

  it("reports a missing table as the service does", async () => {
    const failure = await failureOf(client.send(new DeleteItemCommand({ TableName: "nope", Key: key("a") })));
    expect(failure.name).toBe("ResourceNotFoundException");
  });

  it("refuses what it can't honour, and a changed key", async () => {
    await expect(running.ensureTable({ ...TABLE, StreamSpecification: {} })).rejects.toThrow(
      "StreamSpecification is not honoured",
    );
    const [partition] = TABLE.KeySchema;
    const [attribute] = TABLE.AttributeDefinitions;
    const changed = { ...TABLE, KeySchema: [partition], AttributeDefinitions: [attribute] };
    await expect(running.ensureTable(changed)).rejects.toThrow("--fresh");
  });

  it("does not share its folder with a second local cloud", async () => {
    const second = startDynamoDb({ dataDir: scratch.folder, clock, region: REGION, accountId: ACCOUNT });
    await expect(second).rejects.toThrow("Another local cloud is using");
  });
});
