import { type DynamoDBDocumentClient, GetCommand } from "./dynamo-documents.ts";

/** Whether there is an account of that id, or was one. The role may read no more of it than is named here. */
export const dynamoAccountExistence =
  (db: DynamoDBDocumentClient, table: string) =>
  async (accountId: string): Promise<boolean> => {
    const { Item } = await db.send(
      new GetCommand({
        TableName: table,
        Key: { accountId },
        ProjectionExpression: "accountId",
        ConsistentRead: true,
      }),
    );
    return Item !== undefined;
  };
