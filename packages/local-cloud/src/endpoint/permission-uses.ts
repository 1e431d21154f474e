import type { Statement } from "../iam/policies.ts";
import { matchesAction, matchesResource } from "../iam/wildcard.ts";
import type { Principal } from "./principals.ts";

/** How often one (statement, action, resource pattern) allowed a call. */
export interface PermissionUse {
  readonly function: string;
  /** Logical id (or ARN) of the policy that holds the statement. */
  readonly policy: string;
  readonly statement: Statement;
  /** Action pattern as written; of a `NotAction` statement `*`. */
  readonly action: string;
  /** Resource pattern as written, intrinsics resolved; of a `NotResource` statement `*`. */
  readonly resource: string;
  readonly count: number;
}

export interface PermissionUses {
  add(principal: Principal, by: Statement, action: string, resource: string): void;
  /** One row for each Allow statement × action × resource pattern, used or not. */
  of(principal: Principal): PermissionUse[];
}

/** Keyed by principal and statement, which are made once, so that a call costs no more with a longer history. */
export function createPermissionUses(): PermissionUses {
  const counts = new WeakMap<Principal, Map<Statement, Map<string, number>>>();
  const countsOf = (principal: Principal, statement: Statement): Map<string, number> => {
    const byStatement = counts.get(principal) ?? new Map<Statement, Map<string, number>>();
    counts.set(principal, byStatement);
    const rows = byStatement.get(statement) ?? new Map<string, number>();
    byStatement.set(statement, rows);
    return rows;
  };
  return {
    add(principal, by, action, resource) {
      const rows = countsOf(principal, by);
      const row = rowOf(by, action, resource);
      rows.set(row, (rows.get(row) ?? 0) + 1);
    },
    of: (principal) =>
      principal.statements
        .filter(({ effect }) => effect === "Allow")
        .flatMap((statement) => rowsOf(principal, statement, countsOf(principal, statement))),
  };
}

/** The first patterns that match: a second one that covers the same calls is unused, and rightly reported. */
function rowOf(statement: Statement, action: string, resource: string): string {
  const actionPattern = actionsOf(statement).find((pattern) => matchesAction(pattern, action));
  const resourcePattern = resourcesOf(statement).find((pattern) => matchesResource(pattern, resource));
  return `${actionPattern} ${resourcePattern}`;
}

function rowsOf(
  principal: Principal,
  statement: Statement,
  counts: ReadonlyMap<string, number>,
): PermissionUse[] {
  return actionsOf(statement).flatMap((action) =>
    resourcesOf(statement).map((resource) => ({
      function: principal.functionName,
      policy: statement.policyLogicalId,
      statement,
      action,
      resource,
      count: counts.get(`${action} ${resource}`) ?? 0,
    })),
  );
}

function actionsOf({ actions }: Statement): readonly string[] {
  return actions.length > 0 ? actions : ["*"];
}

function resourcesOf({ resources }: Statement): readonly string[] {
  return resources.length > 0 ? resources : ["*"];
}
