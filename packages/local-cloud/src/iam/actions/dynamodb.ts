import { isObject, type JsonObject } from "../../template/json.ts";
import type { AccessRequest } from "../evaluate.ts";
import type { KnownResources } from "../known-resources.ts";
import { attributeContext, readContext } from "./attributes.ts";
import { keysContext, onItems, onTable, tableArn, tableName } from "./dynamodb-table.ts";
import { queriedKey } from "./leading-keys.ts";
import {
  access,
  listOf,
  type Operation,
  type Operations,
  objectOf,
  textOf,
  UnsupportedRequestError,
} from "./operation.ts";

/**
 * DynamoDB's operations.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export const dynamodb: Operations = new Map<string, Operation>([
  ["GetItem", oneItem("GetItem", "Key", readContext)],
  ["PutItem", oneItem("PutItem", "Item")],
  ["UpdateItem", oneItem("UpdateItem", "Key")],
  ["DeleteItem", oneItem("DeleteItem", "Key")],
  ["Query", query],
  ["Scan", scan],
  ["BatchGetItem", batchGet],
  ["BatchWriteItem", batchWrite],
  ["TransactGetItems", transaction(new Map([["Get", "GetItem"]]))],
  [
    "TransactWriteItems",
    transaction(
      new Map([
        ["Put", "PutItem"],
        ["Update", "UpdateItem"],
        ["Delete", "DeleteItem"],
        ["ConditionCheck", "ConditionCheckItem"],
      ]),
    ),
  ],
  ["DescribeTable", describe("DescribeTable")],
  ["DescribeTimeToLive", describe("DescribeTimeToLive")],
  ["ListTables", () => [access("dynamodb:ListTables", "*")]],
]);

function oneItem(action: string, member: "Key" | "Item", contextOf = attributeContext): Operation {
  return (input, resources) =>
    onItems(action, textOf(input, "TableName"), [objectOf(input, member)], contextOf(input), resources);
}

function query(input: JsonObject, resources: KnownResources): AccessRequest[] {
  const name = tableName(textOf(input, "TableName"));
  const index = textOf(input, "IndexName");
  const table = resources.table(name);
  const key = index === "" ? table?.partitionKey : table?.indexPartitionKeys.get(index);
  // A table or index that does not exist: the service answers that it is not found.
  const leadingKeys = key === undefined ? [] : queriedKey(input, key);
  const context = { ...readContext(input), ...keysContext(leadingKeys) };
  return onTable("Query", { name, index }, context, resources);
}

function scan(input: JsonObject, resources: KnownResources): AccessRequest[] {
  const table = { name: tableName(textOf(input, "TableName")), index: textOf(input, "IndexName") };
  return onTable("Scan", table, readContext(input), resources);
}

function batchGet(input: JsonObject, resources: KnownResources): AccessRequest[] {
  return Object.entries(objectOf(input, "RequestItems")).flatMap(([table, given]) => {
    const request = isObject(given) ? given : {};
    const keys = listOf(request["Keys"]);
    const context = readContext({ ...request, Key: Object.assign({}, ...keys) });
    return onItems("BatchGetItem", table, keys, context, resources);
  });
}

function batchWrite(input: JsonObject, resources: KnownResources): AccessRequest[] {
  return Object.entries(objectOf(input, "RequestItems")).flatMap(([table, writes]) => {
    const items = listOf(writes).flatMap((write) => [
      objectOf(objectOf(write, "PutRequest"), "Item"),
      objectOf(objectOf(write, "DeleteRequest"), "Key"),
    ]);
    const context = attributeContext({ Item: Object.assign({}, ...items) });
    return onItems("BatchWriteItem", table, items, context, resources);
  });
}

/** A transaction has no action of its own: each item needs that of its single operation. */
function transaction(actions: ReadonlyMap<string, string>): Operation {
  return (input, resources) =>
    listOf(input["TransactItems"]).flatMap((item) =>
      Object.keys(item).flatMap((member) => {
        const action = actions.get(member);
        if (action === undefined)
          throw new UnsupportedRequestError(`a transaction's ${member} is unknown here`);
        const part = objectOf(item, member);
        const items = [objectOf(part, "Key"), objectOf(part, "Item")];
        const contextOf = action === "GetItem" ? readContext : attributeContext;
        return onItems(action, textOf(part, "TableName"), items, contextOf(part), resources);
      }),
    );
}

function describe(action: string): Operation {
  return (input, resources) => [
    access(`dynamodb:${action}`, tableArn(tableName(textOf(input, "TableName")), resources)),
  ];
}
