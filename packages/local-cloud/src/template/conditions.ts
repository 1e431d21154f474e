import { args, type IntrinsicContext, list, text } from "./arguments.ts";
import { isObject, type JsonObject, soleEntry } from "./json.ts";
import { TemplateError } from "./template.ts";

/** Value of a condition expression; the only values that CloudFormation takes for a truth. */
export function truth(expression: unknown, context: IntrinsicContext): boolean {
  const [name, argument] = (isObject(expression) ? soleEntry(expression) : undefined) ?? [
    undefined,
    undefined,
  ];
  switch (name) {
    case "Condition":
      return named(text(argument, "a condition's name", context), context);
    case "Fn::Equals":
      return equals(argument, context);
    case "Fn::Not":
      return !truth(args(argument, 1, name, context)[0], context);
    case "Fn::And":
      return operands(argument, name, context).every((operand) => truth(operand, context));
    case "Fn::Or":
      return operands(argument, name, context).some((operand) => truth(operand, context));
    default:
      throw new TemplateError(context.at, `${name ?? JSON.stringify(expression)} is no condition`);
  }
}

/** Names of the conditions that an expression refers to. */
export function conditionsNamedIn(expression: unknown): string[] {
  if (Array.isArray(expression)) return expression.flatMap(conditionsNamedIn);
  if (!isObject(expression)) return [];
  const name = conditionName(expression);
  return name === undefined ? Object.values(expression).flatMap(conditionsNamedIn) : [name];
}

function conditionName(expression: JsonObject): string | undefined {
  const [key, name] = soleEntry(expression) ?? [];
  return key === "Condition" && typeof name === "string" ? name : undefined;
}

function named(name: string, { scope, at }: IntrinsicContext): boolean {
  const value = scope.template.conditions.get(name);
  if (value === undefined) throw new TemplateError(at, `there is no condition ${name}`);
  return value;
}

function equals(argument: unknown, context: IntrinsicContext): boolean {
  const [left, right] = args(argument, 2, "Fn::Equals", context).map((side) =>
    text(context.value(side), "a side of Fn::Equals", context),
  );
  return left === right;
}

function operands(argument: unknown, name: string, context: IntrinsicContext): readonly unknown[] {
  const given = list(argument, `the argument of ${name}`, context);
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html
  if (given.length >= 2 && given.length <= 10) return given;
  throw new TemplateError(context.at, `${name} takes 2 to 10 conditions, not ${given.length}`);
}
