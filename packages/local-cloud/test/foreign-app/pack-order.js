import { DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";

const table = new DynamoDBClient({});

/** Packs the orders of a batch. */
export async function handler({ Records }) {
  for (const { body: id } of Records) {
    await table.send(
      new UpdateItemCommand({
        TableName: process.env.TABLE,
        Key: { id: { S: id } },
        UpdateExpression: "SET #state = :packed",
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: { ":packed": { S: "packed" } },
      }),
    );
  }
}
