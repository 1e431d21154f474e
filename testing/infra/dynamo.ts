/** A DynamoDB on loopback with the service's two tables for all tests of the file that imports this. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "@jest/globals";
import { createClock, type DynamoDb, startDynamoDb } from "local-cloud";
import { awsClient } from "../../functions/infra/aws-clients.ts";
import type { DynamoDBDocumentClient } from "../../functions/infra/dynamo-documents.ts";
import { httpHandler } from "../../functions/infra/http-handler.ts";

export const EPHEMERAL = "ephemeral";
export const ACCOUNTS = "accounts";
export const ACCOUNTS_BY_NUMBER = "ByReceptionNumber";

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
    AttributeDefinitions: [text("accountId"), text("receptionNumber")],
    KeySchema: [key("accountId", "HASH")],
    GlobalSecondaryIndexes: [
      {
        IndexName: ACCOUNTS_BY_NUMBER,
        KeySchema: [key("receptionNumber", "HASH")],
        Projection: { ProjectionType: "KEYS_ONLY" },
      },
    ],
  },
];

/**
 * A function gives a call up after two seconds and asks again; on a busy machine that would count as a lost answer.
 */
const patient = httpHandler({ connectMs: 45_000, answerMs: 45_000 });

/** As the functions' own client, but patient. */
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
  db = awsClient("dynamodb", patient);
  blindEventualReads(db);
  letLoseAnswers(db);
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

/** Runs after an answer, where a test wants it: a middleware that it adds itself would come too late for the client. */
const afterAnswer = new WeakMap<DynamoDBDocumentClient, () => Promise<void>>();

function letLoseAnswers(db: DynamoDBDocumentClient): void {
  db.middlewareStack.add(
    (next) => async (request) => {
      const answer = await next(request);
      await afterAnswer.get(db)?.();
      return answer;
    },
    { step: "deserialize", priority: "high", name: "letLoseAnswers" },
  );
}

/**
 * Loses the answer to the next request that succeeds: what was asked for has been done, the SDK sees a broken
 * connection and asks again. `meanwhile` runs in between; `sent` ends it and returns how many requests were answered.
 */
export function loseNextAnswer(
  db: DynamoDBDocumentClient,
  meanwhile: () => Promise<unknown> = async () => {},
): { sent: () => number } {
  let sent = 0;
  afterAnswer.set(db, async () => {
    sent += 1;
    if (sent > 1) return;
    await meanwhile();
    throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
  });
  return {
    sent() {
      afterAnswer.delete(db);
      return sent;
    },
  };
}
