import { holds, type RequestContext } from "./conditions.ts";
import type { Statement } from "./statement.ts";
import { matchesAction, matchesResource } from "./wildcard.ts";

export type { RequestContext } from "./conditions.ts";

export interface AccessRequest {
  /** e.g. `dynamodb:PutItem` */
  readonly action: string;
  /** ARN, or `*` for actions that have none. */
  readonly resource: string;
  readonly context: RequestContext;
}

export interface Decision {
  readonly allowed: boolean;
  /** The statement that allowed or explicitly denied; absent when nothing matched. */
  readonly by?: Statement;
}

/**
 * What IAM decides from identity policies alone: an explicit deny wins, else the first statement that allows, else
 * no. Resource policies take no part: a test of the template sees to it that they only deny calls without TLS, and
 * leave the use of keys to identity policies.
 */
export function evaluate(statements: readonly Statement[], request: AccessRequest): Decision {
  const denial = statements.find((statement) => statement.effect === "Deny" && applies(statement, request));
  if (denial !== undefined) return { allowed: false, by: denial };
  const permission = statements.find(
    (statement) => statement.effect === "Allow" && applies(statement, request),
  );
  return permission === undefined ? { allowed: false } : { allowed: true, by: permission };
}

function applies(statement: Statement, { action, resource, context }: AccessRequest): boolean {
  const { actions, notActions, resources, notResources, conditions } = statement;
  return (
    covers(actions, notActions, (pattern) => matchesAction(pattern, action)) &&
    covers(resources, notResources, (pattern) => matchesResource(pattern, resource)) &&
    conditions.every((condition) => holds(condition, context))
  );
}

/** `Action` or `NotAction`, `Resource` or `NotResource`: a statement has one of the two. */
function covers(
  included: readonly string[],
  excluded: readonly string[],
  matches: (pattern: string) => boolean,
): boolean {
  return included.length > 0 ? included.some(matches) : !excluded.some(matches);
}
