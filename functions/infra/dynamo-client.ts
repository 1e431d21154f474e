import { awsClient } from "./aws-clients.ts";
import { type DynamoDBDocumentClient, UpdateCommand } from "./dynamo-documents.ts";
import { prime } from "./priming.ts";

/**
 * The one DynamoDB client of a function. Its priming serves the other clients, too: they share all but their messages.
 */
export function dynamo(): DynamoDBDocumentClient {
  const update = new UpdateCommand({
    TableName: "priming",
    Key: { pk: "priming" },
    ExpressionAttributeValues: { ":text": "", ":number": 1 },
    ReturnValues: "ALL_NEW",
  });
  prime((requests) => awsClient("dynamodb", requests).send(update), {
    Attributes: { text: { S: "" }, number: { N: "1" } },
  });
  return awsClient("dynamodb");
}
