import * as z from "zod/mini";
import type { FailedSignIns } from "../use-cases/ports.ts";
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "./dynamo-documents.ts";
import { failuresKey, ttl } from "./ephemeral-items.ts";

const failuresItem = z.object({ email: z.string() });

/** As long as a notice of them may be sent. */
const KEPT_MS = 24 * 60 * 60_000;

export const dynamoFailedSignIns = (db: DynamoDBDocumentClient, table: string): FailedSignIns => ({
  async remember(ref, email, now) {
    const Item = { ...failuresKey(ref), email, ttl: ttl(now + KEPT_MS) };
    await db.send(new PutCommand({ TableName: table, Item }));
  },

  async emailOf(ref) {
    const { Item } = await db.send(
      new GetCommand({ TableName: table, Key: failuresKey(ref), ConsistentRead: true }),
    );
    return Item && failuresItem.parse(Item).email;
  },
});
