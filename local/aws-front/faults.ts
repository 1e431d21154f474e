import type { ServiceName } from "./services.ts";

export const faultModes = ["error", "throttle", "timeout", "lost-response", "duplicate"] as const;

export type FaultMode = (typeof faultModes)[number];

export interface FaultRule {
  readonly service: ServiceName;
  /** Operation name, or `*` for every operation of the service. */
  readonly operation: string;
  readonly mode: FaultMode;
  /** Calls still to be hit (an SDK retry is a call). */
  readonly count: number;
  /** Only calls of this function. */
  readonly function?: string;
}

export type ParsedFaultRule =
  | { readonly kind: "rule"; readonly rule: FaultRule }
  | { readonly kind: "bad-field"; readonly field: string; readonly detail: string };

export interface Faults {
  add(rule: FaultRule): void;
  /** Rules in force, oldest first. */
  list(): FaultRule[];
  clear(): void;
  /** The mode of the oldest rule that hits this call, its count taken down by one. */
  take(call: { service: ServiceName; operation: string; function: string }): FaultMode | undefined;
}

export declare function createFaults(): Faults;
/** Checks the body of `POST /_local/faults`; `count` defaults to 1. */
export declare function parseFaultRule(body: unknown): ParsedFaultRule;

/** The whole of `/_local/faults`: GET 200 rules, POST 201 rules in force or 400 problem, DELETE 204, else 405. */
export interface FaultsAnswer {
  readonly status: number;
  readonly contentType: "application/json" | "application/problem+json";
  /** JSON text; absent for 204. */
  readonly body?: string;
}
export declare function answerFaults(faults: Faults, method: string, body: unknown): FaultsAnswer;
