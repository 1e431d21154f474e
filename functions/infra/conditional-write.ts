/**
 * Conditional writes that know their own. Each carries a fresh token: when the answer to a write is lost, the SDK
 * sends it again, and its condition fails on what the first sending has changed. Then the item is read: if it bears
 * our token, the write was ours and has been applied (docs/adr/0002).
 */
import { randomUUID } from "node:crypto";
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from "./dynamo-documents.ts";
import { isSdkError } from "./sdk-error.ts";

type Item = Readonly<Record<string, unknown>>;

export type Written =
  | { readonly applied: true; readonly item: Item }
  | { readonly applied: false; readonly current: Item | undefined };

/** An expression and what it refers to; `#writtenBy` and `:writtenBy` are taken. */
export interface Update {
  readonly table: string;
  readonly key: Readonly<Record<string, string>>;
  /** Assignments of a SET clause, e.g. `#state = :state`. */
  readonly set: readonly string[];
  readonly remove?: readonly string[];
  readonly add?: readonly string[];
  readonly condition: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
}

export async function conditionalUpdate(db: DynamoDBDocumentClient, update: Update): Promise<Written> {
  const writtenBy = randomUUID();
  const clauses = [
    `SET ${[...update.set, "#writtenBy = :writtenBy"].join(", ")}`,
    ...clause("REMOVE", update.remove),
    ...clause("ADD", update.add),
  ];
  try {
    const { Attributes = {} } = await db.send(
      new UpdateCommand({
        TableName: update.table,
        Key: update.key,
        UpdateExpression: clauses.join(" "),
        // The second half stops a resent write whose condition would still hold, such as a count.
        ConditionExpression: `(${update.condition}) AND (attribute_not_exists(#writtenBy) OR #writtenBy <> :writtenBy)`,
        ExpressionAttributeNames: { ...update.names, "#writtenBy": "writtenBy" },
        ExpressionAttributeValues: { ...update.values, ":writtenBy": writtenBy },
        ReturnValues: "ALL_NEW",
      }),
    );
    return { applied: true, item: Attributes };
  } catch (error) {
    if (!isSdkError(error, "ConditionalCheckFailedException")) throw error;
    return currentItem(db, update, writtenBy);
  }
}

export async function conditionalPut(
  db: DynamoDBDocumentClient,
  put: Pick<Update, "table" | "key" | "condition" | "names" | "values"> & { readonly item: Item },
): Promise<Written> {
  const writtenBy = randomUUID();
  const item = { ...put.item, ...put.key, writtenBy };
  try {
    await db.send(
      new PutCommand({
        TableName: put.table,
        Item: item,
        ConditionExpression: put.condition,
        ExpressionAttributeNames: { ...put.names },
        ExpressionAttributeValues: { ...put.values },
      }),
    );
    return { applied: true, item };
  } catch (error) {
    if (!isSdkError(error, "ConditionalCheckFailedException")) throw error;
    return currentItem(db, put, writtenBy);
  }
}

const clause = (keyword: string, parts: readonly string[] = []) =>
  parts.length > 0 ? [`${keyword} ${parts.join(", ")}`] : [];

async function currentItem(
  db: DynamoDBDocumentClient,
  { table, key }: Pick<Update, "table" | "key">,
  writtenBy: string,
): Promise<Written> {
  const { Item } = await db.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
  return Item?.["writtenBy"] === writtenBy
    ? { applied: true, item: Item }
    : { applied: false, current: Item };
}

/** What a write answers whose condition held. */
export async function ifApplied<Output extends object>(
  writing: Promise<Output>,
): Promise<Output | undefined> {
  try {
    return await writing;
  } catch (error) {
    if (isSdkError(error, "ConditionalCheckFailedException")) return undefined;
    throw error;
  }
}

/** Whether a write's condition held. */
export const isApplied = async (writing: Promise<object>): Promise<boolean> =>
  (await ifApplied(writing)) !== undefined;
