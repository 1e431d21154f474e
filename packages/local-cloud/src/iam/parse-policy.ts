import { isObject, type JsonObject } from "../template/json.ts";
import { parseConditions } from "./parse-conditions.ts";
import { texts } from "./policy-texts.ts";
import { PolicyError, type Statement } from "./statement.ts";

const elements = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];

/**
 * Statements of a policy document whose intrinsics are resolved. Throws a PolicyError on whatever IAM would refuse
 * in an identity policy, and on whatever the evaluation here would have to guess: policy variables, operators and
 * condition keys that it does not know.
 */
export function parsePolicy(document: unknown, policyLogicalId: string): Statement[] {
  if (!isObject(document)) throw new PolicyError(policyLogicalId, "the policy document is not an object");
  const { Version: version, Statement: content } = document;
  // Under the older version, policy variables are plain text.
  if (version !== "2012-10-17") throw new PolicyError(policyLogicalId, "its Version is not 2012-10-17");
  const statements: unknown[] = Array.isArray(content) ? content : [content];
  return statements.map((statement, index) => {
    const at = `${policyLogicalId} statement ${index}`;
    if (!isObject(statement)) throw new PolicyError(at, "is not an object");
    return parseStatement(statement, policyLogicalId, at);
  });
}

function parseStatement(statement: JsonObject, policyLogicalId: string, at: string): Statement {
  const stranger = Object.keys(statement).find((name) => !elements.includes(name));
  if (stranger !== undefined) throw new PolicyError(at, `${stranger} is no element of an identity policy`);
  const effect = statement["Effect"];
  if (effect !== "Allow" && effect !== "Deny")
    throw new PolicyError(at, "its Effect is neither Allow nor Deny");
  const [actions, notActions] = either(statement, "Action", "NotAction", at);
  const [resources, notResources] = either(statement, "Resource", "NotResource", at);
  for (const action of [...actions, ...notActions]) checkAction(action, at);
  for (const resource of [...resources, ...notResources]) checkResource(resource, at);
  const conditions = parseConditions(statement["Condition"], at);
  return { policyLogicalId, effect, actions, notActions, resources, notResources, conditions };
}

function either(
  statement: JsonObject,
  name: string,
  notName: string,
  at: string,
): readonly [string[], string[]] {
  const has = Object.hasOwn(statement, name);
  if (has === Object.hasOwn(statement, notName)) {
    throw new PolicyError(at, `it needs ${name} or ${notName}, one of the two`);
  }
  return has ? [texts(statement[name], name, at), []] : [[], texts(statement[notName], notName, at)];
}

function checkAction(action: string, at: string): void {
  if (action === "*" || /^[a-z0-9-]+:[a-z0-9*?]+$/i.test(action)) return;
  throw new PolicyError(at, `${action} is no action`);
}

/** The third segment of an ARN names the service; IAM takes no wildcard there. */
function checkResource(resource: string, at: string): void {
  if (resource === "*" || /^arn:[^:]+:[^:*?]+(:|$)/.test(resource)) return;
  throw new PolicyError(at, `${resource} is no ARN of a service`);
}
