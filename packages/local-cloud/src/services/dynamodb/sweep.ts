import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import { callDynamoDb, DynamoDbError } from "./call.ts";

/** An item that expired longer ago than this stays, as in DynamoDB (five years). */
const OLDEST_SECONDS = 5 * 365 * 24 * 3600;

const page = z.object({
  Items: z.array(z.record(z.string(), z.unknown())),
  LastEvaluatedKey: z.record(z.string(), z.unknown()).optional(),
});

export interface SweptTable {
  readonly name: string;
  readonly keys: readonly string[];
  /** A number attribute in epoch seconds; an item whose attribute has another type never expires. */
  readonly attribute: string;
}

/** A page of a large table takes 100 ms, in which nobody else is answered: rest takes nine times as long as work. */
const REST_PER_WORK = 9;

/**
 * Deletes the items whose expiry lies before the given epoch second, and says how many. Ends early, between two
 * pages, when the signal says so.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/howitworks-ttl.html
 */
export async function sweepTable(
  url: string,
  table: SweptTable,
  before: number,
  stopping?: AbortSignal,
): Promise<number> {
  let deleted = 0;
  let start: Record<string, unknown> | undefined;
  do {
    const began = performance.now();
    const found = page.parse(
      await callDynamoDb(url, "Scan", { ...scan(table, before), ExclusiveStartKey: start }),
    );
    for (const item of found.Items) deleted += await remove(url, table, item, before);
    start = found.LastEvaluatedKey;
    if (start !== undefined) await rest(REST_PER_WORK * (performance.now() - began), stopping);
  } while (start !== undefined && stopping?.aborted !== true);
  return deleted;
}

/** Or until the signal, which is no error. */
const rest = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  wait(ms, undefined, { ref: false, ...(signal && { signal }) }).catch(() => undefined);

function expired(table: SweptTable, before: number) {
  return {
    expression: "#expiry BETWEEN :oldest AND :latest",
    names: { "#expiry": table.attribute },
    values: { ":oldest": { N: String(before - OLDEST_SECONDS) }, ":latest": { N: String(before) } },
  };
}

function scan(table: SweptTable, before: number) {
  const { expression, names, values } = expired(table, before);
  const keys = Object.fromEntries(table.keys.map((key, index) => [`#key${index}`, key]));
  return {
    TableName: table.name,
    FilterExpression: expression,
    ProjectionExpression: Object.keys(keys).join(", "),
    ExpressionAttributeNames: { ...names, ...keys },
    ExpressionAttributeValues: values,
  };
}

/** Only if it is still expired: a function may have renewed the item since the scan. */
async function remove(url: string, table: SweptTable, key: Record<string, unknown>, before: number) {
  const { expression, names, values } = expired(table, before);
  try {
    await callDynamoDb(url, "DeleteItem", {
      TableName: table.name,
      Key: key,
      ConditionExpression: expression,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    });
    return 1;
  } catch (error) {
    if (error instanceof DynamoDbError && error.code === "ConditionalCheckFailedException") return 0;
    throw error;
  }
}
