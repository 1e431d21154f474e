import { setTimeout as wait } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import { callDynamoDb, DynamoDbError } from "./call.ts";
import type { TableProperties } from "./table-properties.ts";

const described = z.object({
  Table: z.object({
    TableStatus: z.string(),
    AttributeDefinitions: z.array(z.unknown()),
    KeySchema: z.array(z.unknown()),
    GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string() })).optional(),
    LocalSecondaryIndexes: z.array(z.object({ IndexName: z.string() })).optional(),
  }),
});

type Described = z.output<typeof described>["Table"];

/** Creates the table unless it is there. Throws when the stored one has other keys or indexes. */
export async function ensureTable(url: string, properties: TableProperties): Promise<void> {
  const existing = await describe(url, properties.TableName);
  if (existing === undefined) {
    const { TimeToLiveSpecification: _swept, ...definition } = properties;
    await callDynamoDb(url, "CreateTable", definition);
    await untilActive(url, properties.TableName);
  } else if (!isDeepStrictEqual(outline(existing), outline(properties))) {
    throw new Error(
      `The table ${properties.TableName} is stored with other keys or indexes than the template's. CloudFormation ` +
        "would replace it or build the index; the local cloud can't: start it once with --fresh.",
    );
  } else {
    // A process that was killed while it created the table leaves one that never becomes active.
    await untilActive(url, properties.TableName);
  }
}

/** A table takes calls a moment after it was created. */
async function untilActive(url: string, name: string): Promise<void> {
  for (let look = 0; look < 200; look += 1) {
    if ((await describe(url, name))?.TableStatus === "ACTIVE") return;
    await wait(10);
  }
  throw new Error(`The table ${name} does not become active: start the local cloud once with --fresh.`);
}

async function describe(url: string, name: string): Promise<Described | undefined> {
  try {
    return described.parse(await callDynamoDb(url, "DescribeTable", { TableName: name })).Table;
  } catch (error) {
    if (error instanceof DynamoDbError && error.code === "ResourceNotFoundException") return undefined;
    throw error;
  }
}

/** What identifies a table's structure, in an order of its own: the service may answer in another one. */
function outline(table: Described | TableProperties) {
  const indexes = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])];
  return {
    keys: table.KeySchema,
    attributes: table.AttributeDefinitions.map((attribute) => JSON.stringify(attribute)).sort(),
    indexes: indexes.map((index) => index.IndexName).sort(),
  };
}
