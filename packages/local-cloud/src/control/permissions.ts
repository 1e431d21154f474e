import type { CallLog } from "../endpoint/call-log.ts";

/** One (statement, action, resource) of a function's role, and how often it allowed a call since the start. */
export interface PermissionRow {
  readonly function: string;
  readonly policy: string;
  readonly action: string;
  readonly resource: string;
  readonly count: number;
}

export function permissionRows(calls: CallLog, functionNames: readonly string[]): readonly PermissionRow[] {
  return functionNames.flatMap((name) =>
    calls
      .permissionsOf(name)
      .map(({ policy, action, resource, count }) => ({ function: name, policy, action, resource, count })),
  );
}
