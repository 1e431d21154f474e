/** A DynamoDB on loopback with the service's two tables for all tests of the file that imports this. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll } from "@jest/globals";
import { createClock, type DynamoDb, startDynamoDb } from "local-cloud";
import { dynamo } from "../../functions/infra/dynamo-client.ts";

export const EPHEMERAL = "ephemeral";
export const ACCOUNTS = "accounts";

const key = (name: string, type: string) => ({ AttributeName: name, KeyType: type });
const text = (name: string) => ({ AttributeName: name, AttributeType: "S" });

const tables = [
  {
    TableName: EPHEMERAL,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [text("pk"), text("sk")],
    KeySchema: [key("pk", "HASH"), key("sk", "RANGE")],
  },
  {
    TableName: ACCOUNTS,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [text("accountId")],
    KeySchema: [key("accountId", "HASH")],
  },
];

/** The functions' own client. */
export let db: DynamoDBDocumentClient;
let server: DynamoDb;
const dataDir = mkdtempSync(join(tmpdir(), "tables-"));

beforeAll(async () => {
  const region = "ap-northeast-1";
  server = await startDynamoDb({ dataDir, clock: createClock(dataDir), region, accountId: "000000000000" });
  for (const table of tables) await server.ensureTable(table);
  Object.assign(process.env, {
    AWS_REGION: region,
    AWS_ENDPOINT_URL: server.url,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
  });
  db = dynamo();
});
afterAll(async () => {
  db.destroy();
  await server.close();
  rmSync(dataDir, { recursive: true });
});

/**
 * Loses the answer to the next request that succeeds: what was asked for has been done, the SDK sees a broken
 * connection and asks again. `meanwhile` runs in between; `sent` ends it and tells how many requests were answered.
 */
export function loseNextAnswer(
  db: DynamoDBDocumentClient,
  meanwhile: () => Promise<unknown> = async () => {},
): { sent: () => number } {
  let sent = 0;
  db.middlewareStack.add(
    (next) => async (request) => {
      const answer = await next(request);
      sent += 1;
      if (sent > 1) return answer;
      await meanwhile();
      throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
    },
    { step: "deserialize", priority: "high", name: "loseNextAnswer", override: true },
  );
  return {
    sent() {
      db.middlewareStack.remove("loseNextAnswer");
      return sent;
    },
  };
}
