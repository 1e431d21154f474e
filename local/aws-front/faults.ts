import type { ServiceName } from "./services.ts";

/**
 * `error`: the service fails (500). `throttle`: it asks to slow down. `timeout`: nothing is done and no answer comes.
 * `lost-response`: done, but the connection breaks before the answer. `duplicate`: done twice, the second answer
 * given (a queue's message is then delivered twice).
 */
export const faultModes = ["error", "throttle", "timeout", "lost-response", "duplicate"] as const;

export type FaultMode = (typeof faultModes)[number];

export interface FaultRule {
  readonly service: ServiceName;
  /** Operation name, or `*` for every operation of the service. */
  readonly operation: string;
  readonly mode: FaultMode;
  /** Calls still to be hit; an SDK's retry is a call. */
  readonly count: number;
  /** Only calls of this function. */
  readonly function?: string;
}

export interface Faults {
  add(rule: FaultRule): void;
  /** Rules in force, oldest first. */
  list(): FaultRule[];
  clear(): void;
  /** The mode of the oldest rule that hits this call, its count taken down by one. */
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
      const hit = rules.find((rule) => hits(rule, call));
      if (hit === undefined) return undefined;
      rules = rules.flatMap((rule) => (rule === hit ? lowered(rule) : rule));
      return hit.mode;
    },
  };
}

function hits(rule: FaultRule, call: Parameters<Faults["take"]>[0]): boolean {
  return (
    rule.service === call.service &&
    (rule.operation === "*" || rule.operation === call.operation) &&
    (rule.function === undefined || rule.function === call.function)
  );
}

function lowered(rule: FaultRule): FaultRule[] {
  return rule.count > 1 ? [{ ...rule, count: rule.count - 1 }] : [];
}
