import * as z from "zod";
import { type Properties, readProperties } from "../properties.ts";

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(["HASH", "RANGE"]) }));
const throughput = z.strictObject({ ReadCapacityUnits: z.number(), WriteCapacityUnits: z.number() });
const projection = z.strictObject({
  ProjectionType: z.enum(["ALL", "KEYS_ONLY", "INCLUDE"]),
  NonKeyAttributes: z.array(z.string()).optional(),
});
const localIndex = z.strictObject({ IndexName: z.string(), KeySchema: keySchema, Projection: projection });
const globalIndex = z.strictObject({ ...localIndex.shape, ProvisionedThroughput: throughput.optional() });

const table = {
  type: "AWS::DynamoDB::Table",
  honoured: z.strictObject({
    TableName: z.string().regex(/^[\w.-]{3,255}$/),
    AttributeDefinitions: z.array(
      z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(["S", "N", "B"]) }),
    ),
    KeySchema: keySchema,
    BillingMode: z.enum(["PAY_PER_REQUEST", "PROVISIONED"]).default("PROVISIONED"),
    ProvisionedThroughput: throughput.optional(),
    GlobalSecondaryIndexes: z.array(globalIndex).optional(),
    LocalSecondaryIndexes: z.array(localIndex).optional(),
    TimeToLiveSpecification: z.strictObject({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
  }),
  /** Streams and resource policies are absent on purpose: a function would notice that they are missing. */
  withoutEffect: [
    "ContributorInsightsSpecification",
    "DeletionProtectionEnabled",
    "OnDemandThroughput",
    "PointInTimeRecoverySpecification",
    "SSESpecification",
    "TableClass",
    "Tags",
    "WarmThroughput",
  ],
};

export type TableProperties = z.output<typeof table.honoured>;

export function readTableProperties(properties: Properties): TableProperties {
  return readProperties(table, properties);
}

/** The attribute that holds an item's expiry in epoch seconds, if the table has one. */
export function timeToLiveAttribute(properties: TableProperties): string | undefined {
  const specification = properties.TimeToLiveSpecification;
  return specification?.Enabled === true ? specification.AttributeName : undefined;
}
