import { isObject } from "../template/json.ts";
import { conditionKey } from "./condition-keys.ts";
import { type Condition, isOperator, type Operator } from "./conditions.ts";
import { texts } from "./policy-texts.ts";
import { PolicyError } from "./statement.ts";

/** Conditions of a statement's `Condition` element; all of them must hold. */
export function parseConditions(element: unknown, at: string): Condition[] {
  if (element === undefined) return [];
  if (!isObject(element)) throw new PolicyError(at, "its Condition is not an object");
  return Object.entries(element).flatMap(([name, keys]) => {
    if (!isObject(keys)) throw new PolicyError(at, `its condition ${name} is not an object`);
    return Object.entries(keys).map(([key, values]) => parseCondition(name, key, values, at));
  });
}

function parseCondition(name: string, keyName: string, values: unknown, at: string): Condition {
  const { qualifier, operator, ifExists } = parseOperator(name, at);
  const key = conditionKey(keyName);
  if (key === undefined)
    throw new PolicyError(at, `the condition key ${keyName} is unknown to the local cloud`);
  // IAM leaves open what a plain operator makes of several values; the policy linter calls it an error, too.
  if (key.several && qualifier === undefined && operator !== "Null") {
    throw new PolicyError(at, `${key.name} has several values: ${name} needs ForAllValues or ForAnyValue`);
  }
  const wanted = texts(values, `condition ${name}`, at);
  if (operator === "Bool" || operator === "Null") checkTruths(wanted, name, at);
  return { qualifier, operator, ifExists, key: key.name, values: wanted };
}

function parseOperator(name: string, at: string): Pick<Condition, "qualifier" | "operator" | "ifExists"> {
  const [, prefix, bare = "", suffix] = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(name) ?? [];
  const qualifier = prefix === "ForAllValues" || prefix === "ForAnyValue" ? prefix : undefined;
  if (!isOperator(bare) || isContradictory(bare, qualifier, suffix)) {
    throw new PolicyError(at, `the condition operator ${name} is unknown to the local cloud`);
  }
  return { qualifier, operator: bare, ifExists: suffix !== undefined };
}

/** Null asks whether the key exists, which leaves nothing to qualify. */
function isContradictory(operator: Operator, qualifier: unknown, suffix: unknown): boolean {
  return operator === "Null" && (qualifier !== undefined || suffix !== undefined);
}

function checkTruths(values: readonly string[], name: string, at: string): void {
  const stranger = values.find((value) => value.toLowerCase() !== "true" && value.toLowerCase() !== "false");
  if (stranger !== undefined)
    throw new PolicyError(at, `${name} compares with ${stranger}, not true or false`);
}
