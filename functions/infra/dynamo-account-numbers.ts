import * as z from "zod/mini";
import type { AccountNumbers } from "../use-cases/ports.ts";
import { type DynamoDBDocumentClient, QueryCommand } from "./dynamo-documents.ts";

const key = z.object({ accountId: z.string() });

export const dynamoAccountNumbers = (
  db: DynamoDBDocumentClient,
  { table, index }: { readonly table: string; readonly index: string },
): AccountNumbers => ({
  async find(receptionNumber) {
    const { Items = [] } = await db.send(
      new QueryCommand({
        TableName: table,
        IndexName: index,
        KeyConditionExpression: "receptionNumber = :receptionNumber",
        ExpressionAttributeValues: { ":receptionNumber": receptionNumber },
      }),
    );
    return Items.map((item) => key.parse(item).accountId);
  },
});
