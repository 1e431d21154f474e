import * as z from "zod/mini";
import type { OpenClaims } from "../use-cases/ports.ts";
import { type DynamoDBDocumentClient, ScanCommand } from "./dynamo-documents.ts";
import { REGISTRATION_SORT_KEY } from "./ephemeral-items.ts";

const claimed = z.object({ id: z.string() });
const key = z.object({ pk: z.string(), sk: z.string() });

/** A completed registration has neither time any more. The role may read no more of an item than is named here. */
export const dynamoOpenClaims = (db: DynamoDBDocumentClient, table: string): OpenClaims => ({
  async page(after, { limit, openSince }) {
    const { Items = [], LastEvaluatedKey } = await db.send(
      new ScanCommand({
        TableName: table,
        Limit: limit,
        Select: "SPECIFIC_ATTRIBUTES",
        ProjectionExpression: "id",
        FilterExpression: "sk = :registration AND (claimedAt <= :openSince OR setAsideAt <= :openSince)",
        ExpressionAttributeValues: { ":registration": REGISTRATION_SORT_KEY, ":openSince": openSince },
        ...(after !== undefined && { ExclusiveStartKey: key.parse(JSON.parse(after)) }),
      }),
    );
    return {
      registrationIds: Items.map((item) => claimed.parse(item).id),
      ...(LastEvaluatedKey && { last: JSON.stringify(key.parse(LastEvaluatedKey)) }),
    };
  },
});
