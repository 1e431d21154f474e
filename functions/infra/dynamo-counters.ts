import { spanOf, type Tally } from "../domain/limit.ts";
import type { Counters } from "../use-cases/ports.ts";
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "./dynamo-documents.ts";
import { limitKey } from "./ephemeral-items.ts";

const keyOf = (tally: Tally, now: number) => limitKey(tally.subject, spanOf(tally, now).name);

const numbersIn = ({ ttl, ...item }: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(item).filter((entry): entry is [string, number] => typeof entry[1] === "number"),
  );

export const dynamoCounters = (db: DynamoDBDocumentClient, table: string): Counters => ({
  async read(tally, now) {
    const Key = keyOf(tally, now);
    const { Item = {} } = await db.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    const { pk, sk, ...rest } = Item;
    const texts = Object.entries(rest).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    );
    return { numbers: numbersIn(Item), latest: Object.fromEntries(texts) };
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

  async clearAll(tally, now) {
    await db.send(new DeleteCommand({ TableName: table, Key: keyOf(tally, now) }));
  },
});
