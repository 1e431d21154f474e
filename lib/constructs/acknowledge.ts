import { Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/**
 * Accepts findings of the rule packs that gate the synthesis (bin/app.ts) for a construct and what it contains.
 *
 * @param findings finding, e.g. `AwsSolutions-COG1` or `AwsSolutions-IAM5[Resource::*]`, and why it is accepted
 */
export function acknowledge(construct: IConstruct, findings: Readonly<Record<string, string>>): void {
  const rules = Object.entries(findings).map(([id, reason]) => ({ id, reason }));
  Validations.of(construct).acknowledge(...rules);
}
