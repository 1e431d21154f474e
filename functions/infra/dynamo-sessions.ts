import * as z from "zod/mini";
import type { Session } from "../domain/account.ts";
import type { Sessions } from "../use-cases/ports.ts";
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from "./dynamo-documents.ts";
import { sessionKey, ttl } from "./ephemeral-items.ts";
import { isSdkError } from "./sdk-error.ts";

const sessionItem = z.object({
  accountId: z.string(),
  email: z.string(),
  idleExpiresAt: z.number(),
  absoluteExpiresAt: z.number(),
});

const toSession = (item: unknown): Session => sessionItem.parse(item);

export const dynamoSessions = (db: DynamoDBDocumentClient, table: string): Sessions => ({
  async create(tokenHash, session) {
    const item = { ...sessionKey(tokenHash), ...session, ttl: ttl(session.absoluteExpiresAt) };
    await db.send(new PutCommand({ TableName: table, Item: item }));
  },

  async touch(tokenHash, { now, idleExpiresAt }) {
    try {
      const { Attributes } = await db.send(
        new UpdateCommand({
          TableName: table,
          Key: sessionKey(tokenHash),
          UpdateExpression: "SET idleExpiresAt = :idleExpiresAt",
          ConditionExpression: "idleExpiresAt > :now AND absoluteExpiresAt > :now",
          ExpressionAttributeValues: { ":idleExpiresAt": idleExpiresAt, ":now": now },
          ReturnValues: "ALL_NEW",
        }),
      );
      return toSession(Attributes);
    } catch (error) {
      if (isSdkError(error, "ConditionalCheckFailedException")) return undefined;
      throw error;
    }
  },

  async find(tokenHash) {
    const { Item } = await db.send(
      new GetCommand({ TableName: table, Key: sessionKey(tokenHash), ConsistentRead: true }),
    );
    return Item && toSession(Item);
  },

  async remove(tokenHash) {
    const { Attributes } = await db.send(
      new DeleteCommand({ TableName: table, Key: sessionKey(tokenHash), ReturnValues: "ALL_OLD" }),
    );
    return Attributes && toSession(Attributes);
  },
});
