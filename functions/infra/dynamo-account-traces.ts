import * as z from "zod/mini";
import type { AccountTraces } from "../use-cases/ports.ts";
import { DeleteCommand, type DynamoDBDocumentClient, QueryCommand } from "./dynamo-documents.ts";
import { devicesOf, mailRecordsOf, noticesOf, sessionsOf } from "./ephemeral-items.ts";

const key = z.object({ pk: z.string(), sk: z.string() });

export function dynamoAccountTraces(db: DynamoDBDocumentClient, table: string): AccountTraces {
  /** All that stands together; a page at a time, from the first on, as what was read is gone by then. */
  async function forgetAll(pk: string): Promise<void> {
    const { Items = [], LastEvaluatedKey: more } = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": pk },
        ProjectionExpression: "pk, sk",
        ConsistentRead: true,
      }),
    );
    for (const item of Items) {
      const { pk, sk } = key.parse(item);
      await db.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }));
    }
    if (more) await forgetAll(pk);
  }

  return {
    async forget({ accountId, emailHmac }) {
      const groups = [
        ...[sessionsOf(accountId), devicesOf(accountId), noticesOf(accountId)],
        mailRecordsOf(emailHmac),
      ];
      for (const pk of groups) await forgetAll(pk);
    },
  };
}
