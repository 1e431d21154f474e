import type { ReceptionNumbers } from "../use-cases/ports.ts";
import { type DynamoDBDocumentClient, QueryCommand } from "./dynamo-documents.ts";
import { codeKey, flowKey, registrationPartition, toCode } from "./ephemeral-items.ts";
import { toRegistration } from "./registration-item.ts";

const anyRegistration = { purpose: "registration", flowId: "" } as const;

export const dynamoReceptionNumbers = (db: DynamoDBDocumentClient, table: string): ReceptionNumbers => ({
  async find(receptionNumber) {
    const { Items = [] } = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": registrationPartition(receptionNumber) },
        ConsistentRead: true,
      }),
    );
    const flow = Items.find(({ sk }) => sk === flowKey(anyRegistration).sk);
    const code = Items.find(({ sk }) => sk === codeKey(anyRegistration).sk);
    return flow && { flow: toRegistration(flow), ...(code && { code: toCode(code) }) };
  },
});
