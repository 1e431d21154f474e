import type { ServiceName } from "./services.ts";

/**
 * `error`: the service fails (500). `throttle`: it asks to slow down. `timeout`: nothing is done and no answer comes.
 * `lost-response`: done, but the connection breaks before the answer. `duplicate`: done twice, the second answer
 * given (a queue's message is then delivered twice). `crash-before`, `crash-after`: the calling function dies before
 * the call is done, or between its effect and its answer.
 */
export const faultModes = [
  "error",
  "throttle",
  "timeout",
  "lost-response",
  "duplicate",
  "crash-before",
  "crash-after",
] as const;

export type FaultMode = (typeof faultModes)[number];

export interface FaultRule {
  readonly service: ServiceName;
  /** Operation name, or `*` for every operation of the service. */
  readonly operation: string;
  readonly mode: FaultMode;
  /** Calls still to be hit; an SDK's retry is a call. */
  readonly count: number;
  /** Calls still to be let through before the first is hit; none when absent. */
  readonly skip?: number;
  /** Only calls of this function. */
  readonly function?: string;
}

export interface Faults {
  add(rule: FaultRule): void;
  /** Rules in force, oldest first. */
  list(): FaultRule[];
  clear(): void;
  /** The mode of the oldest rule that hits this call, its count taken down by one; rules that skip it note that. */
  take(call: {
    readonly service: ServiceName;
    readonly operation: string;
    readonly function: string;
  }): FaultMode | undefined;
}

export function createFaults(): Faults {
  let rules: FaultRule[] = [];
  return {
    add(rule) {
      rules = [...rules, rule];
    },
    list: () => rules,
    clear() {
      rules = [];
    },
    take(call) {
      const hit = rules.find((rule) => matches(rule, call) && !rule.skip);
      rules = rules.flatMap((rule) => {
        if (rule === hit) return lowered(rule);
        return matches(rule, call) && rule.skip ? { ...rule, skip: rule.skip - 1 } : rule;
      });
      return hit?.mode;
    },
  };
}

function matches(rule: FaultRule, call: Parameters<Faults["take"]>[0]): boolean {
  return (
    rule.service === call.service &&
    (rule.operation === "*" || rule.operation === call.operation) &&
    (rule.function === undefined || rule.function === call.function)
  );
}

function lowered(rule: FaultRule): FaultRule[] {
  return rule.count > 1 ? [{ ...rule, count: rule.count - 1 }] : [];
}
