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

interface Patient {
  updateHttpClientConfig(limit: "connectionTimeout" | "requestTimeout", ms: number): void;
}

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
  // A function gives a call up after two seconds and asks again; on a busy machine that would count as a lost answer.
  const { requestHandler } = db.config as unknown as { requestHandler: Patient }; // Node's; its type is a browser's, too
  for (const limit of ["connectionTimeout", "requestTimeout"] as const) {
    requestHandler.updateHttpClientConfig(limit, 45_000);
  }
  blindEventualReads(db);
});
afterAll(async () => {
  db.destroy();
  await server.close();
  rmSync(dataDir, { recursive: true });
});

/**
 * An eventually consistent read may miss what was written just now, and nothing bounds "just now": here it misses all
 * of the file's writes, so that a read which forgets `ConsistentRead` finds nothing. Reads of an index have no choice.
 */
function blindEventualReads(db: DynamoDBDocumentClient): void {
  const nothing = new Map<string | undefined, object>([
    ["GetItemCommand", {}],
    ["BatchGetItemCommand", { Responses: {}, UnprocessedKeys: {} }],
    ["QueryCommand", { Items: [], Count: 0, ScannedCount: 0 }],
    ["ScanCommand", { Items: [], Count: 0, ScannedCount: 0 }],
  ]);
  db.middlewareStack.add(
    (next, { commandName }) =>
      async (request) => {
        const blind = nothing.get(commandName);
        // Those four commands have what a `Read` has; all others pass.
        if (!blind || isConsistent(request.input as Read)) return next(request);
        return { output: { $metadata: {}, ...blind }, response: {} };
      },
    { step: "initialize", priority: "high", name: "blindEventualReads" },
  );
}

interface Read {
  readonly ConsistentRead?: boolean;
  readonly IndexName?: string;
  readonly RequestItems?: Readonly<Record<string, { readonly ConsistentRead?: boolean }>>;
}

const isConsistent = ({ ConsistentRead = false, IndexName, RequestItems }: Read) =>
  ConsistentRead ||
  IndexName !== undefined ||
  (RequestItems !== undefined && Object.values(RequestItems).every((each) => each.ConsistentRead));

/**
 * Loses the answer to the next request that succeeds: what was asked for has been done, the SDK sees a broken
 * connection and asks again. `meanwhile` runs in between; `sent` ends it and returns how many requests were answered.
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
