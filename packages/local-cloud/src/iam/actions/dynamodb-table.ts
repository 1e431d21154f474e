import type { JsonObject } from "../../template/json.ts";
import type { AccessRequest, RequestContext } from "../evaluate.ts";
import type { KnownResources } from "../known-resources.ts";
import { keyText } from "./leading-keys.ts";
import { access, keyUse } from "./operation.ts";

/** Access to items, each given by its key or whole. */
export function onItems(
  action: string,
  nameOrArn: string,
  items: readonly JsonObject[],
  context: RequestContext,
  resources: KnownResources,
): AccessRequest[] {
  const name = tableName(nameOrArn);
  const key = resources.table(name)?.partitionKey;
  const leadingKeys = key === undefined ? [] : items.flatMap((item) => keyText(item[key]));
  return onTable(action, { name, index: "" }, { ...context, ...keysContext(leadingKeys) }, resources);
}

/** Access to a table's data, or to that of one of its indexes. */
export function onTable(
  action: string,
  table: { readonly name: string; readonly index: string },
  context: RequestContext,
  resources: KnownResources,
): AccessRequest[] {
  const arn = tableArn(table.name, resources);
  return [
    access(`dynamodb:${action}`, table.index === "" ? arn : `${arn}/index/${table.index}`, context),
    // DynamoDB has the table's own key decrypted in the caller's name, for reading and for writing:
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html
    ...keyUse("dynamodb", ["Decrypt"], resources.table(table.name)?.kmsKeyArn, resources),
  ];
}

/** Absent where a request has none. */
export function keysContext(leadingKeys: readonly string[]): RequestContext {
  return leadingKeys.length === 0 ? {} : { "dynamodb:LeadingKeys": leadingKeys };
}

/** Requests may name a table by its ARN. */
export function tableName(nameOrArn: string): string {
  return nameOrArn.startsWith("arn:")
    ? nameOrArn.slice(nameOrArn.indexOf(":table/") + ":table/".length)
    : nameOrArn;
}

export function tableArn(name: string, { region, accountId }: KnownResources): string {
  return `arn:aws:dynamodb:${region}:${accountId}:table/${name}`;
}
