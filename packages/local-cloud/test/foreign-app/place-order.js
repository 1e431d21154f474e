import { DynamoDBClient, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";

const table = new DynamoDBClient({});
const queue = new SQSClient({});

/** `POST /orders` stores an order and has it packed; `GET /orders` tries what the role does not allow. */
export async function handler(event) {
  if (event.requestContext.http.method === "GET") {
    const refused = await table
      .send(new ScanCommand({ TableName: process.env.TABLE }))
      .catch((error) => error);
    return { statusCode: 403, body: JSON.stringify({ name: refused.name, message: refused.message }) };
  }
  const { id } = JSON.parse(event.body);
  await table.send(
    new PutItemCommand({
      TableName: process.env.TABLE,
      Item: { id: { S: id }, state: { S: "placed" } },
      ConditionExpression: "attribute_not_exists(id)",
    }),
  );
  await queue.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: id }));
  console.log(JSON.stringify({ placed: id }));
  const { http, authorizer } = event.requestContext;
  const body = JSON.stringify({ id, client: http.sourceIp, caller: authorizer?.iam.userArn });
  return { statusCode: 202, body };
}
