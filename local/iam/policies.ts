import type { LoadedTemplate } from "../template/load-template.ts";
import type { ResolutionScope } from "../template/resolve.ts";

/** One `operator: { key: values }` entry of a statement's `Condition`. */
export interface Condition {
  readonly qualifier: "ForAllValues" | "ForAnyValue" | undefined;
  /** Base operator, e.g. `StringLike`, without qualifier and `IfExists`. */
  readonly operator: string;
  readonly ifExists: boolean;
  readonly key: string;
  readonly values: readonly string[];
}

/** One statement of an identity policy, intrinsics resolved. Of each pair, one list is empty. */
export interface Statement {
  readonly policyLogicalId: string;
  readonly effect: "Allow" | "Deny";
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly conditions: readonly Condition[];
}

export declare function statementsOfRole(
  roleLogicalId: string,
  template: LoadedTemplate,
  scope: ResolutionScope,
): Statement[];
