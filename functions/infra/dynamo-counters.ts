import { spanOf, type Tally } from "../domain/limit.ts";
import type { Counters } from "../use-cases/ports.ts";
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "./dynamo-documents.ts";
import { limitKey } from "./ephemeral-items.ts";

const keyOf = (tally: Tally, now: number) => limitKey(tally.subject, spanOf(tally, now).name);

const numbersIn = ({ ttl, ...item }: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(item).filter((entry): entry is [string, number] => typeof entry[1] === "number"),
  );

async function itemOf(db: DynamoDBDocumentClient, table: string, Key: Record<string, string>) {
  const { Item = {} } = await db.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
  return Item;
}

export const dynamoCounters = (db: DynamoDBDocumentClient, table: string): Counters => ({
  read: async (tally, now) => numbersIn(await itemOf(db, table, keyOf(tally, now))),

  async latest(tally, name, now) {
    const { [name]: value } = await itemOf(db, table, keyOf(tally, now));
    return typeof value === "string" ? value : undefined;
  },

  // Sent twice, it takes away what is gone already.
  async clear(tally, names, now) {
    const { Attributes = {} } = await db.send(
      new UpdateCommand({
        TableName: table,
        Key: keyOf(tally, now),
        UpdateExpression: `REMOVE ${names.map((_, at) => `#c${at}`).join(", ")}`,
        ExpressionAttributeNames: Object.fromEntries(names.map((name, at) => [`#c${at}`, name])),
        ReturnValues: "UPDATED_OLD",
      }),
    );
    return numbersIn(Attributes);
  },
});
