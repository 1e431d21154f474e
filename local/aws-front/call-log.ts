import type { RequestContext } from "../iam/evaluate.ts";
import type { Statement } from "../iam/policies.ts";
import type { Principal } from "./principals.ts";

/** One AWS call as it went through the front; the shape of `GET /_local/calls`. */
export interface CallRecord {
  /** Start, ISO 8601, on the moved clock. */
  readonly time: string;
  readonly function: string;
  readonly service: string;
  readonly operation: string;
  /** `ok`, the name of the error answered, or the fault mode injected. */
  readonly outcome: string;
  readonly durationMs: number;
  readonly requestId: string;
  /** ARN of the first resource that needed permission. */
  readonly resource?: string;
  /** 1 for the first try of an SDK call, 2 for its first retry, … */
  readonly attempt?: number;
}

/** How often one (statement, action, resource pattern) allowed a call. */
export interface PermissionUse {
  readonly function: string;
  /** Logical id (or ARN) of the policy that holds the statement. */
  readonly policy: string;
  readonly statement: Statement;
  /** Action pattern as written in the statement. */
  readonly action: string;
  /** Resource pattern as written in the statement, intrinsics resolved. */
  readonly resource: string;
  readonly count: number;
}

export interface CallLog {
  record(call: CallRecord): void;
  /** Oldest first; at most the ring's capacity. */
  list(): CallRecord[];
  clear(): void;
  /** Counts one allowed request for its statement. */
  recordAllowed(principal: Principal, by: Statement, action: string, resource: string): void;
  /** Evaluates a use that makes no call through the front (poller, log delivery); throws when it is denied. */
  recordImplicit(functionName: string, action: string, resource: string, context?: RequestContext): void;
  /** One row for each Allow statement × action × resource pattern of the function, used or not. */
  permissionsOf(functionName: string): PermissionUse[];
}

export interface CallLogOptions {
  principalNamed(functionName: string): Principal | undefined;
  /** Records kept, default 100,000. */
  readonly capacity?: number;
}

export declare function createCallLog(options: CallLogOptions): CallLog;
