import { evaluate, type RequestContext } from "../iam/evaluate.ts";
import type { Statement } from "../iam/policies.ts";
import { deniedMessage } from "./denial.ts";
import { createPermissionUses, type PermissionUse } from "./permission-uses.ts";
import type { Principal } from "./principals.ts";
import { createRing } from "./ring.ts";
import { createSharedTexts } from "./shared-texts.ts";

export type { PermissionUse } from "./permission-uses.ts";

/** One AWS call as it went through the endpoint; the shape of `GET /_local/calls`. */
export interface CallRecord {
  /** Start, ISO 8601, on the moved clock. */
  readonly time: string;
  /** Calling function, `operator`, or `unknown` for a key that nobody has. */
  readonly function: string;
  /** SigV4 name, e.g. `cognito-idp`. */
  readonly service: string;
  readonly operation: string;
  /** `ok`, the name of the error answered, or the fault mode injected. */
  readonly outcome: string;
  readonly durationMs: number;
  /** As in the answer's `x-amzn-requestid`. */
  readonly requestId: string;
  /** First resource that needed permission, an ARN or `*`; absent where none did. */
  readonly resource?: string;
  /** 1 for the first try of an SDK call, 2 for its first retry, …; absent when the client does not say. */
  readonly attempt?: number;
  /** Read or write units that DynamoDB would bill; absent for other services. */
  readonly capacityUnits?: number;
}

export interface CallLog {
  record(call: CallRecord): void;
  /** Oldest first; at most the ring's capacity. */
  list(): CallRecord[];
  /** Forgets the calls; what permissions were used stays counted. */
  clear(): void;
  /** Counts one allowed request for its statement. */
  recordAllowed(principal: Principal, by: Statement, action: string, resource: string): void;
  /**
   * Evaluates and counts a use that makes no call through the endpoint (a poller's, the log delivery's). Throws when
   * it is denied, or when nobody has that name.
   */
  recordImplicit(functionName: string, action: string, resource: string, context?: RequestContext): void;
  /** One row for each Allow statement × action × resource pattern of the function, used or not. */
  permissionsOf(functionName: string): PermissionUse[];
}

export interface CallLogOptions {
  principalNamed(functionName: string): Principal | undefined;
  readonly accountId?: string;
  /** Records kept, default 50,000: some 20 MB, and the calls of some 3,500 sign-ups. */
  readonly capacity?: number;
}

export function createCallLog({
  principalNamed,
  accountId = "000000000000",
  capacity = 50_000,
}: CallLogOptions): CallLog {
  const calls = createRing<CallRecord>(capacity);
  const uses = createPermissionUses();
  const shared = createSharedTexts();
  const known = (functionName: string): Principal => {
    const principal = principalNamed(functionName);
    if (principal === undefined) throw new Error(`there is no function ${functionName}`);
    return principal;
  };
  return {
    record: (call) =>
      calls.add({
        ...call,
        operation: shared(call.operation),
        ...(call.resource !== undefined && { resource: shared(call.resource) }),
      }),
    list: () => calls.list(),
    clear: () => calls.clear(),
    recordAllowed: (principal, by, action, resource) => uses.add(principal, by, action, resource),
    recordImplicit(functionName, action, resource, context = {}) {
      const principal = known(functionName);
      const decision = evaluate(principal.statements, { action, resource, context });
      if (!decision.allowed || decision.by === undefined) {
        throw new Error(deniedMessage(principal, { action, resource, context }, decision, accountId));
      }
      uses.add(principal, decision.by, action, resource);
    },
    permissionsOf: (functionName) => uses.of(known(functionName)),
  };
}
