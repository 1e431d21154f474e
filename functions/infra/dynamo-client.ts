import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { clientSettings } from "./client-settings.ts";
import { prime } from "./priming.ts";

/**
 * The one DynamoDB client of a function. Its priming serves the other clients, too: they share all but their schemas.
 */
export function dynamo(): DynamoDBDocumentClient {
  const update = new UpdateCommand({
    TableName: "priming",
    Key: { pk: "priming" },
    ExpressionAttributeValues: { ":text": "", ":number": 1 },
    ReturnValues: "ALL_NEW",
  });
  prime((agents) => clientWith(agents).send(update), {
    Attributes: { text: { S: "" }, number: { N: "1" } },
  });
  return clientWith({});
}

const clientWith = (agents: object) => {
  const requestHandler = { ...clientSettings.requestHandler, ...agents };
  return DynamoDBDocumentClient.from(new DynamoDBClient({ ...clientSettings, requestHandler }), {
    marshallOptions: { removeUndefinedValues: true },
  });
};
