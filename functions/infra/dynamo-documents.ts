/** DynamoDB's items as plain objects, and the operations on them that the stores need. */
import type * as Raw from "@aws-sdk/client-dynamodb";
import { type AwsClient, AwsCommand } from "./aws-clients.ts";

export type DynamoDBDocumentClient = AwsClient<"dynamodb">;

type Document = Readonly<Record<string, unknown>>;

/** As much of DynamoDB's attribute values as the stores use: no sets, no bytes. */
export type Attribute =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly L: readonly Attribute[] }
  | { readonly M: Attributes };
export type Attributes = Readonly<Record<string, Attribute>>;

/** Members that are undefined are left out. @throws Error for what has no attribute value, such as NaN or a Date */
export const marshall = (document: Document): Attributes =>
  Object.fromEntries(
    Object.entries(document)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, toAttribute(value)]),
  );

function toAttribute(value: unknown): Attribute {
  if (value === null) return { NULL: true };
  if (typeof value === "string") return { S: value };
  if (typeof value === "number" && isExact(value)) return { N: String(value) };
  if (typeof value === "boolean") return { BOOL: value };
  if (Array.isArray(value)) return { L: value.filter((each) => each !== undefined).map(toAttribute) };
  if (isPlain(value)) return { M: marshall(value) };
  throw new Error(`DynamoDB takes no ${typeof value} of this kind from us`);
}

/** Beyond it, a number would come back as another. */
const isExact = (value: number) => Math.abs(value) <= Number.MAX_SAFE_INTEGER;

function isPlain(value: unknown): value is Document {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** @throws Error for a kind of value that the stores never write */
export const unmarshall = (attributes: Attributes): Document =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, fromAttribute(value)]));

function fromAttribute(attribute: Attribute): unknown {
  if ("S" in attribute) return attribute.S;
  if ("N" in attribute && isExact(Number(attribute.N))) return Number(attribute.N);
  if ("BOOL" in attribute) return attribute.BOOL;
  if ("NULL" in attribute) return null;
  if ("L" in attribute) return attribute.L.map(fromAttribute);
  if ("M" in attribute) return unmarshall(attribute.M);
  throw new Error(`nothing of ours is stored as ${Object.keys(attribute)}`);
}

interface KeysToRead {
  readonly Keys: readonly Document[];
  readonly ConsistentRead: boolean;
}

/** A message of the SDK's types with documents where that has attribute values. */
type WithDocuments<Message> = {
  readonly [Member in keyof Message]: Member extends "Items"
    ? readonly Document[] | undefined
    : Member extends "RequestItems"
      ? Readonly<Record<string, KeysToRead>>
      : Member extends "Responses"
        ? Readonly<Record<string, readonly Document[]>> | undefined
        : Member extends keyof typeof toWire | keyof typeof fromWire
          ? Document | undefined
          : Message[Member];
};

const toWire = {
  Key: marshall,
  Item: marshall,
  ExpressionAttributeValues: marshall,
  ExclusiveStartKey: marshall,
  RequestItems: (tables: Readonly<Record<string, KeysToRead>>) =>
    mapValues(tables, ({ Keys, ...how }) => ({ ...how, Keys: Keys.map(marshall) })),
};
const fromWire = {
  Item: unmarshall,
  Attributes: unmarshall,
  LastEvaluatedKey: unmarshall,
  Items: (items: readonly Attributes[]) => items.map(unmarshall),
  Responses: (tables: Readonly<Record<string, readonly Attributes[]>>) =>
    mapValues(tables, (items) => items.map(unmarshall)),
};

function mapValues<From, To>(all: Readonly<Record<string, From>>, change: (one: From) => To) {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, change(one)]));
}

abstract class DocumentCommand<Input extends object, Output extends object> extends AwsCommand<
  "dynamodb",
  WithDocuments<Input>,
  WithDocuments<Output>
> {
  readonly service = "dynamodb";

  override resolveMiddleware(
    ...given: Parameters<AwsCommand<"dynamodb", object, object>["resolveMiddleware"]>
  ) {
    const send = super.resolveMiddleware(...given);
    return async ({ input }: { input: WithDocuments<Input> }) => {
      const { output, response } = await send({ input: changed(input, toWire) });
      return { output: changed(output, fromWire), response };
    };
  }
}

/** The message with each of these members changed; on the wire it is of another type, which nobody else sees. */
function changed<Message extends object>(
  message: Message,
  changes: Readonly<Record<string, (value: never) => unknown>>,
): Message {
  const members = Object.entries(message).map(([name, value]) => {
    const change = value === undefined ? undefined : changes[name];
    return [name, change ? change(value as never) : value];
  });
  return Object.fromEntries(members) as Message;
}

export class GetCommand extends DocumentCommand<Raw.GetItemCommandInput, Raw.GetItemCommandOutput> {
  readonly operation = "GetItem";
}

export class BatchGetCommand extends DocumentCommand<
  Raw.BatchGetItemCommandInput,
  Raw.BatchGetItemCommandOutput
> {
  readonly operation = "BatchGetItem";
}

export class PutCommand extends DocumentCommand<Raw.PutItemCommandInput, Raw.PutItemCommandOutput> {
  readonly operation = "PutItem";
}

export class UpdateCommand extends DocumentCommand<Raw.UpdateItemCommandInput, Raw.UpdateItemCommandOutput> {
  readonly operation = "UpdateItem";
}

export class DeleteCommand extends DocumentCommand<Raw.DeleteItemCommandInput, Raw.DeleteItemCommandOutput> {
  readonly operation = "DeleteItem";
}

export class ScanCommand extends DocumentCommand<Raw.ScanCommandInput, Raw.ScanCommandOutput> {
  readonly operation = "Scan";
}

export class QueryCommand extends DocumentCommand<Raw.QueryCommandInput, Raw.QueryCommandOutput> {
  readonly operation = "Query";
}
