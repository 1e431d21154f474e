import * as z from "zod/mini";
import type { Session } from "../domain/account.ts";
import type { Sessions } from "../use-cases/ports.ts";
import { ifApplied, isApplied } from "./conditional-write.ts";
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from "./dynamo-documents.ts";
import { sessionItemKey, sessionsOf, ttl } from "./ephemeral-items.ts";

const sessionItem = z.object({
  accountId: z.string(),
  sessionId: z.string(),
  epoch: z.int(),
  createdAt: z.number(),
  lastUsedAt: z.number(),
  authenticatedAt: z.number(),
  factors: z.array(z.enum(["password"])),
  browser: z.string(),
  os: z.string(),
  country: z.string(),
  region: z.string(),
  idleExpiresAt: z.number(),
  absoluteExpiresAt: z.number(),
});

const toSession = (item: unknown): Session => sessionItem.parse(item);

const keptItem = z.object({ sk: z.string() });

export const dynamoSessions = (db: DynamoDBDocumentClient, table: string): Sessions => ({
  async create(key, session) {
    const item = { ...sessionItemKey(key), ...session, ttl: ttl(session.absoluteExpiresAt) };
    await db.send(new PutCommand({ TableName: table, Item: item }));
  },

  async touch(key, { now, idleExpiresAt }) {
    const written = await ifApplied(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: sessionItemKey(key),
          UpdateExpression: "SET idleExpiresAt = :idleExpiresAt, lastUsedAt = :now",
          ConditionExpression: "idleExpiresAt > :now AND absoluteExpiresAt > :now",
          ExpressionAttributeValues: { ":idleExpiresAt": idleExpiresAt, ":now": now },
          ReturnValues: "ALL_NEW",
        }),
      ),
    );
    return written && toSession(written.Attributes);
  },

  reauthenticate: (key, now) =>
    isApplied(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: sessionItemKey(key),
          UpdateExpression: "SET authenticatedAt = :now",
          ConditionExpression: "idleExpiresAt > :now AND absoluteExpiresAt > :now",
          ExpressionAttributeValues: { ":now": now },
        }),
      ),
    ),

  async find(key) {
    const { Item } = await db.send(
      new GetCommand({ TableName: table, Key: sessionItemKey(key), ConsistentRead: true }),
    );
    return Item && toSession(Item);
  },

  async remove(key) {
    const { Attributes } = await db.send(
      new DeleteCommand({ TableName: table, Key: sessionItemKey(key), ReturnValues: "ALL_OLD" }),
    );
    return Attributes && toSession(Attributes);
  },

  async list(accountId) {
    // Some hundreds fit in the megabyte of one answer; an account has maxSessions, and those that are over.
    const { Items = [] } = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": sessionsOf(accountId) },
        ConsistentRead: true,
      }),
    );
    return Items.map((item) => ({
      key: { accountId, tokenHash: keptItem.parse(item).sk },
      session: toSession(item),
    }));
  },
});
