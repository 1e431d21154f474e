import * as z from "zod/mini";
import type { Device } from "../domain/device.ts";
import type { Devices } from "../use-cases/ports.ts";
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, QueryCommand } from "./dynamo-documents.ts";
import { deviceKey, devicesOf, ttl } from "./ephemeral-items.ts";

const deviceItem = z.object({
  sk: z.string(),
  epoch: z.int(),
  createdAt: z.number(),
  expiresAt: z.number(),
});

function toDevice(item: unknown): Device {
  const { sk: tokenHash, ...facts } = deviceItem.parse(item);
  return { tokenHash, ...facts };
}

export const dynamoDevices = (db: DynamoDBDocumentClient, table: string): Devices => ({
  async list(accountId) {
    // An account has some twenty, which are a page.
    const { Items = [] } = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": devicesOf(accountId) },
        ConsistentRead: true,
      }),
    );
    return Items.map(toDevice);
  },

  async put(accountId, { tokenHash, ...facts }) {
    const item = { ...deviceKey(accountId, tokenHash), ...facts, ttl: ttl(facts.expiresAt) };
    await db.send(new PutCommand({ TableName: table, Item: item }));
  },

  async remove(accountId, { tokenHash }) {
    await db.send(new DeleteCommand({ TableName: table, Key: deviceKey(accountId, tokenHash) }));
  },
});
