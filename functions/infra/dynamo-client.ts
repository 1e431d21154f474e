import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { clientSettings } from "./client-settings.ts";
import { rehearse } from "./rehearsal.ts";

/** The one DynamoDB client of a function. Its rehearsal serves the other clients, too: they share all but their schemas. */
export function dynamo(): DynamoDBDocumentClient {
  const update = new UpdateCommand({
    TableName: "rehearsal",
    Key: { pk: "rehearsal" },
    ExpressionAttributeValues: { ":text": "", ":number": 1 },
    ReturnValues: "ALL_NEW",
  });
  rehearse((agents) => clientWith(agents).send(update), {
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
