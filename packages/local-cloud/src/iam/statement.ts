import type { Condition } from "./conditions.ts";

/** One statement of an identity policy, intrinsics resolved. */
export interface Statement {
  /** Logical id of the policy; of an inline policy `<role>/<PolicyName>`; of AWS's own its ARN. */
  readonly policyLogicalId: string;
  readonly effect: "Allow" | "Deny";
  /** Patterns; empty when `notActions` speaks instead. */
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  /** Patterns; empty when `notResources` speaks instead. */
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly conditions: readonly Condition[];
}

/** A policy that IAM would refuse, or that says what the local cloud does not know how to evaluate. */
export class PolicyError extends Error {
  constructor(policyLogicalId: string, problem: string) {
    super(`${policyLogicalId}: ${problem}`);
    this.name = "PolicyError";
  }
}
