import * as z from "zod/mini";
import { holdReasons } from "../../contracts/desk-words.ts";
import type { Hold } from "../domain/hold.ts";
import type { Holds } from "../use-cases/ports.ts";
import { isApplied } from "./conditional-write.ts";
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from "./dynamo-documents.ts";
import { holdKey, ttl } from "./ephemeral-items.ts";

const holdItem = z.object({ accountId: z.string(), reason: z.enum(holdReasons), until: z.number() });

/** The hold in an item, if it is not over: TTL deletes late. */
export function toHold(item: unknown, now: number): Hold | undefined {
  const hold: Hold = holdItem.parse(item);
  return hold.until > now ? hold : undefined;
}

export const dynamoHolds = (db: DynamoDBDocumentClient, table: string): Holds => ({
  // Sent twice, it is set twice to the same: it needs no token of its own.
  set: (emailHmac, hold, now) =>
    isApplied(
      db.send(
        new PutCommand({
          TableName: table,
          Item: { ...holdKey(emailHmac), ...hold, ttl: ttl(hold.until) },
          ConditionExpression: "attribute_not_exists(pk) OR accountId = :accountId OR #until <= :now",
          ExpressionAttributeNames: { "#until": "until" },
          ExpressionAttributeValues: { ":accountId": hold.accountId, ":now": now },
        }),
      ),
    ),

  async release(emailHmac, accountId) {
    await isApplied(
      db.send(
        new DeleteCommand({
          TableName: table,
          Key: holdKey(emailHmac),
          ConditionExpression: "accountId = :accountId",
          ExpressionAttributeValues: { ":accountId": accountId },
        }),
      ),
    );
  },

  async find(emailHmac, now) {
    const { Item } = await db.send(
      new GetCommand({ TableName: table, Key: holdKey(emailHmac), ConsistentRead: true }),
    );
    return Item && toHold(Item, now);
  },
});
