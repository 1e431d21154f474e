import { ConditionalCheckFailedException, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand, paginateScan, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { AccountsTable } from "./restore-users.ts";

const owner = z.object({
  accountId: z.string(),
  email: z.string(),
  registrationId: z.string(),
  userSub: z.string().default(""),
});

/** Items looked at per answer: as many records fit into one call of the log. */
const pageSize = 500;

export function accountsTable(client: DynamoDBClient, TableName: string): AccountsTable {
  const documents = DynamoDBDocumentClient.from(client);
  return {
    async *pages() {
      const pages = paginateScan(
        { client: documents, pageSize },
        {
          TableName,
          ConsistentRead: true,
          // What was erased has no profile; of the others nothing is read that is not needed.
          FilterExpression: "attribute_exists(profile)",
          ProjectionExpression: "accountId, email, registrationId, userSub",
        },
      );
      for await (const { Items = [] } of pages) yield z.array(owner).parse(Items);
    },

    async noteUser({ accountId, email, userSub }, made) {
      try {
        await documents.send(
          new UpdateCommand({
            TableName,
            Key: { accountId },
            UpdateExpression: "SET userSub = :made",
            ConditionExpression: `attribute_exists(profile) AND email = :email AND ${userSub === "" ? "(attribute_not_exists(userSub) OR userSub = :known)" : "userSub = :known"}`,
            ExpressionAttributeValues: { ":made": made, ":email": email, ":known": userSub },
          }),
        );
        return true;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        // Our own write, whose answer was lost; or its owner's, who has signed in with the new user meanwhile.
        const { Item } = await documents.send(
          new GetCommand({ TableName, Key: { accountId }, ConsistentRead: true }),
        );
        return Item?.["userSub"] === made;
      }
    },
  };
}
