import type { Statement } from "./policies.ts";

/** Condition key → its values in this request, e.g. `{ "dynamodb:LeadingKeys": ["LIMIT#1"] }`. */
export type RequestContext = Readonly<Record<string, readonly string[]>>;

export interface AccessRequest {
  /** e.g. `dynamodb:PutItem` */
  readonly action: string;
  /** ARN, or `*` for actions that have none. */
  readonly resource: string;
  readonly context: RequestContext;
}

export interface Decision {
  readonly allowed: boolean;
  /** The statement that allowed or explicitly denied; absent when nothing matched. */
  readonly by?: Statement;
}

export declare function evaluate(statements: readonly Statement[], request: AccessRequest): Decision;
