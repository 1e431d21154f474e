import { args, type IntrinsicContext, text } from "./arguments.ts";
import { isObject, type JsonObject, own } from "./json.ts";
import { attribute, reference } from "./references.ts";
import { TemplateError } from "./template.ts";

/** Matches `${Name}`, `${Name.Attribute}` and the literal `${!Name}`. */
export const placeholder = /\$\{(!?)([^{}]*)\}/g;

/** `Fn::Sub`, plain or with its own variables, which win over references. */
export function substitute(argument: unknown, context: IntrinsicContext): string {
  const [pattern, variables] =
    typeof argument === "string" ? [argument, {}] : args(argument, 2, "Fn::Sub", context);
  if (!isObject(variables)) throw new TemplateError(context.at, "the variables of Fn::Sub are not an object");
  return text(pattern, "the text of Fn::Sub", context).replace(
    placeholder,
    (_, literal: string, name: string) =>
      literal ? `\${${name}}` : text(valueUnder(name, variables, context), `\${${name}} of Fn::Sub`, context),
  );
}

function valueUnder(name: string, variables: JsonObject, context: IntrinsicContext): unknown {
  const variable = own(variables, name);
  if (variable !== undefined) return context.value(variable);
  const dot = name.indexOf(".");
  return dot < 0
    ? reference(name, context.scope, context.at)
    : attribute(name.slice(0, dot), name.slice(dot + 1), context.scope, context.at);
}
