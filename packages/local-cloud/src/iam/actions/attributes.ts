import type { JsonObject } from "../../template/json.ts";
import type { RequestContext } from "../conditions.ts";
import { objectOf, textOf } from "./operation.ts";

/** Members whose names are attributes: keys, whole items, and the older forms of expressions. */
const byName = ["Key", "Item", "AttributeUpdates", "Expected", "KeyConditions", "QueryFilter", "ScanFilter"];

const expressions = [
  "UpdateExpression",
  "ConditionExpression",
  "ProjectionExpression",
  "KeyConditionExpression",
  "FilterExpression",
];

/** Clauses and operators; functions are recognised by the bracket after them. */
const keywords = new Set(["SET", "REMOVE", "ADD", "DELETE", "AND", "OR", "NOT", "BETWEEN", "IN"]);

/** A path such as `a`, `#b.c`, `d[0].e`, a value such as `:v`, or a word; the bracket of a function behind it. */
const token = /([#:]?\w+)(?:\.#?\w+|\[\d+\])*(\s*\()?/g;

/**
 * Names of the top-level attributes that a request touches, for `dynamodb:Attributes`; that of the key, too, which a
 * policy therefore has to name.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export function attributesOf(input: JsonObject): string[] {
  const names = objectOf(input, "ExpressionAttributeNames");
  const listed = input["AttributesToGet"];
  const found = [
    ...byName.flatMap((member) => Object.keys(objectOf(input, member))),
    ...(Array.isArray(listed) ? listed.filter((name) => typeof name === "string") : []),
    ...expressions.flatMap((member) => topLevelNames(textOf(input, member))),
  ];
  const real = found.map((name) => (name.startsWith("#") ? names[name] : name));
  return [...new Set(real.filter((name) => typeof name === "string"))];
}

function topLevelNames(expression: string): string[] {
  return [...expression.matchAll(token)].flatMap(([, name = "", bracket]) => {
    const isName = !name.startsWith(":") && bracket === undefined && !/^\d/.test(name);
    return isName && !keywords.has(name.toUpperCase()) ? [name] : [];
  });
}

/** What may be asked of attributes: which ones, what is returned of them, and what a reader gets. */
export function attributeContext(input: JsonObject): RequestContext {
  const returned = textOf(input, "ReturnValues");
  return {
    "dynamodb:Attributes": attributesOf(input),
    ...(returned !== "" && { "dynamodb:ReturnValues": [returned] }),
  };
}

/** The same of what reads: all attributes, unless the request names some. */
export function readContext(input: JsonObject): RequestContext {
  const isProjected = textOf(input, "ProjectionExpression") !== "" || Array.isArray(input["AttributesToGet"]);
  const select = textOf(input, "Select") || (isProjected ? "SPECIFIC_ATTRIBUTES" : "ALL_ATTRIBUTES");
  return { ...attributeContext(input), "dynamodb:Select": [select] };
}
