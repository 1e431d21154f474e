import { isObject, type JsonObject } from "../../template/json.ts";
import { listOf, objectOf, textOf, UnsupportedRequestError } from "./operation.ts";

/** `name = :value` anywhere in a key condition; `<=` and `>=` have another sign before the `=`. */
const equality = /([#\w]+)\s*=\s*(:\w+)/g;

/** Text of a key attribute (`S`, `N`, or `B` as Base64) as IAM compares it. */
export function keyText(attribute: unknown): string[] {
  if (!isObject(attribute)) return [];
  const value = attribute["S"] ?? attribute["N"] ?? attribute["B"];
  return typeof value === "string" ? [value] : [];
}

/**
 * The partition key that a Query asks for. Throws an UnsupportedRequestError when it cannot be determined: without it,
 * `ForAllValues` on `dynamodb:LeadingKeys` would allow the call.
 */
export function queriedKey(input: JsonObject, partitionKey: string): string[] {
  const found = fromExpression(input, partitionKey) ?? fromConditions(input, partitionKey);
  if (found !== undefined) return found;
  throw new UnsupportedRequestError(
    `Query: its key condition names no value of the partition key ${partitionKey}`,
  );
}

function fromExpression(input: JsonObject, partitionKey: string): string[] | undefined {
  const names = objectOf(input, "ExpressionAttributeNames");
  const values = objectOf(input, "ExpressionAttributeValues");
  for (const [, name = "", value = ""] of textOf(input, "KeyConditionExpression").matchAll(equality)) {
    if ((name.startsWith("#") ? names[name] : name) === partitionKey) return keyText(values[value]);
  }
  return undefined;
}

/** The older form: `KeyConditions: { pk: { ComparisonOperator: "EQ", AttributeValueList: […] } }`. */
function fromConditions(input: JsonObject, partitionKey: string): string[] | undefined {
  const condition = objectOf(objectOf(input, "KeyConditions"), partitionKey);
  if (condition["ComparisonOperator"] !== "EQ") return undefined;
  return listOf(condition["AttributeValueList"]).flatMap(keyText);
}
