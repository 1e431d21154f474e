import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { clientSettings } from "./client-settings.ts";
import { rehearse } from "./rehearsal.ts";

/** The one DynamoDB client of a function. Its rehearsal serves the other clients, too: they share all but their schemas. */
export function dynamo(): DynamoDBDocumentClient {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const update = new UpdateCommand({
    TableName: "rehearsal",
    Key: { pk: "rehearsal" },
    ExpressionAttributeValues: { ":text": "", ":number": 1 },
    ReturnValues: "ALL_NEW",
  });
  rehearse((command) => client.send(command), update, {
    Attributes: { text: { S: "" }, number: { N: "1" } },
  });
  return client;
}
