import { BatchGetCommand, type DynamoDBDocumentClient } from "./dynamo-documents.ts";

/** An item to be read: the table and the key. */
type Wanted = readonly [table: string, key: Readonly<Record<string, string>>];

/**
 * Reads the items of those keys at once, whatever tables they are in; in the order of the keys, `undefined` where there is none.
 *
 * @throws Error when DynamoDB leaves one out, as it may when it is busy: the caller's retry asks for all again
 */
export async function batchRead(
  db: DynamoDBDocumentClient,
  wanted: readonly Wanted[],
): Promise<readonly (Readonly<Record<string, unknown>> | undefined)[]> {
  const tables = Map.groupBy(wanted, ([table]) => table);
  const RequestItems = Object.fromEntries(
    [...tables].map(([table, of]) => [table, { Keys: of.map(([, key]) => key), ConsistentRead: true }]),
  );
  const { Responses, UnprocessedKeys = {} } = await db.send(new BatchGetCommand({ RequestItems }));
  if (Object.keys(UnprocessedKeys).length > 0) throw new Error("DynamoDB read only some of the items");
  const isOf = (key: Wanted[1]) => (item: Readonly<Record<string, unknown>>) =>
    Object.entries(key).every(([name, value]) => item[name] === value);
  return wanted.map(([table, key]) => Responses?.[table]?.find(isOf(key)));
}
