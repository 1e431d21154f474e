import type { Statement } from "../../src/iam/policies.ts";

/** A statement that allows whatever its patterns cover. */
export function aStatement(parts: Partial<Statement> = {}): Statement {
  return {
    policyLogicalId: "Policy",
    effect: "Allow",
    actions: ["*"],
    notActions: [],
    resources: ["*"],
    notResources: [],
    conditions: [],
    ...parts,
  };
}
