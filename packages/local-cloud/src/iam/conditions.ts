import { matchesArn, matchesText } from "./wildcard.ts";

/** Condition key → its values in this request, e.g. `{ "dynamodb:LeadingKeys": ["LIMIT#1"] }`. */
export type RequestContext = Readonly<Record<string, readonly string[]>>;

/** One `operator: { key: values }` entry of a statement's `Condition`. */
export interface Condition {
  readonly qualifier: "ForAllValues" | "ForAnyValue" | undefined;
  /** Base operator, without qualifier and `IfExists`. */
  readonly operator: Operator;
  readonly ifExists: boolean;
  /** Canonical name. */
  readonly key: string;
  readonly values: readonly string[];
}

interface Comparison {
  readonly negated: boolean;
  matches(wanted: string, given: string): boolean;
}

const same = (wanted: string, given: string) => wanted === given;
const sameButCase = (wanted: string, given: string) => wanted.toLowerCase() === given.toLowerCase();

const comparisons = {
  StringEquals: { negated: false, matches: same },
  StringNotEquals: { negated: true, matches: same },
  StringEqualsIgnoreCase: { negated: false, matches: sameButCase },
  StringNotEqualsIgnoreCase: { negated: true, matches: sameButCase },
  StringLike: { negated: false, matches: matchesText },
  StringNotLike: { negated: true, matches: matchesText },
  ArnEquals: { negated: false, matches: matchesArn },
  ArnNotEquals: { negated: true, matches: matchesArn },
  ArnLike: { negated: false, matches: matchesArn },
  ArnNotLike: { negated: true, matches: matchesArn },
  Bool: { negated: false, matches: sameButCase },
} satisfies Record<string, Comparison>;

export type Operator = keyof typeof comparisons | "Null";

export function isOperator(name: string): name is Operator {
  return name === "Null" || Object.hasOwn(comparisons, name);
}

/**
 * Whether the condition holds in this request. An absent key fails a positive comparison and passes a negated one;
 * with `ForAllValues` it always passes, with `ForAnyValue` it always fails.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export function holds(condition: Condition, context: RequestContext): boolean {
  const { qualifier, operator, values } = condition;
  const given = context[condition.key];
  if (operator === "Null") return values.includes(String(given === undefined));
  const { negated, matches } = comparisons[operator];
  const passes = (value: string): boolean => negated !== values.some((wanted) => matches(wanted, value));
  if (qualifier === "ForAllValues") return (given ?? []).every(passes);
  if (given === undefined) return qualifier === undefined && (negated || condition.ifExists);
  return given.some(passes);
}
