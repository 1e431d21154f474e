import type { DynamoDBDocumentClient, PutCommand } from "../../functions/infra/dynamo-documents.ts";

/** The item that one of the functions' stores puts, instead of its being put: for writing many of them at once. */
export async function itemPut(put: (db: DynamoDBDocumentClient) => Promise<unknown>): Promise<object> {
  let item: PutCommand["input"]["Item"];
  const send = async ({ input }: PutCommand) => {
    item = input.Item;
    return {};
  };
  // Of the client, a store's put calls nothing but `send`.
  await put({ send } as unknown as DynamoDBDocumentClient);
  if (item === undefined) throw new Error("nothing was put");
  return item;
}

/** DynamoDB's JSON of an item of texts, numbers, flags and maps: `{ email: { S: "…" } }`. */
export function attributesOf(item: object): Readonly<Record<string, unknown>> {
  const present = Object.entries(item).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present.map(([name, value]) => [name, attribute(value)]));
}

function attribute(value: unknown) {
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: String(value) };
  if (typeof value === "boolean") return { BOOL: value };
  if (typeof value === "object" && value !== null) return { M: attributesOf(value) };
  throw new Error(`DynamoDB has no ${typeof value} here`);
}
