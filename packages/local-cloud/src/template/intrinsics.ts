import { args, type IntrinsicContext, list, text } from "./arguments.ts";
import { truth } from "./conditions.ts";
import { isObject, own } from "./json.ts";
import { attribute, reference } from "./references.ts";
import { substitute } from "./substitute.ts";
import { TemplateError } from "./template.ts";

type Intrinsic = (argument: unknown, context: IntrinsicContext) => unknown;

/** Every intrinsic function that the local cloud knows, by its name in the template. */
export const intrinsics: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ["Ref", (name, context) => reference(text(name, "Ref", context), context.scope, context.at)],
  ["Fn::GetAtt", getAtt],
  ["Fn::Join", join],
  ["Fn::Sub", substitute],
  ["Fn::Select", select],
  ["Fn::Split", split],
  ["Fn::FindInMap", findInMap],
  ["Fn::If", choose],
  ["Fn::Base64", base64],
  ...["Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or"].map((name): [string, Intrinsic] => [
    name,
    (argument, context) => truth({ [name]: argument }, context),
  ]),
]);

function getAtt(argument: unknown, context: IntrinsicContext): string {
  const [logicalId, name] =
    typeof argument === "string" ? splitOnce(argument) : args(argument, 2, "Fn::GetAtt", context);
  return attribute(
    text(logicalId, "the resource of Fn::GetAtt", context),
    text(context.value(name), "the attribute of Fn::GetAtt", context),
    context.scope,
    context.at,
  );
}

/** `Database.Endpoint.Address` names the attribute `Endpoint.Address` of `Database`. */
function splitOnce(dotted: string): readonly [string, string] {
  const dot = dotted.indexOf(".");
  return dot < 0 ? [dotted, ""] : [dotted.slice(0, dot), dotted.slice(dot + 1)];
}

function join(argument: unknown, context: IntrinsicContext): string {
  const [delimiter, items] = args(argument, 2, "Fn::Join", context);
  return list(context.value(items), "the second argument of Fn::Join", context)
    .map((item, index) => text(item, `item ${index} of Fn::Join`, context))
    .join(text(delimiter, "the delimiter of Fn::Join", context));
}

function select(argument: unknown, context: IntrinsicContext): unknown {
  const [position, items] = args(argument, 2, "Fn::Select", context);
  const index = Number(text(context.value(position), "the index of Fn::Select", context));
  const from = list(context.value(items), "the second argument of Fn::Select", context);
  if (Number.isInteger(index) && index >= 0 && index < from.length) return from[index];
  throw new TemplateError(context.at, `Fn::Select has no item ${index} among ${from.length}`);
}

function split(argument: unknown, context: IntrinsicContext): string[] {
  const [delimiter, source] = args(argument, 2, "Fn::Split", context);
  const by = text(delimiter, "the delimiter of Fn::Split", context);
  return text(context.value(source), "the text of Fn::Split", context).split(by);
}

function findInMap(argument: unknown, context: IntrinsicContext): unknown {
  const [map, top, second] = args(argument, 3, "Fn::FindInMap", context).map((key) =>
    text(context.value(key), "a key of Fn::FindInMap", context),
  );
  const keys = [map ?? "", top ?? "", second ?? ""];
  let found: unknown = context.scope.template.mappings;
  for (const key of keys) found = isObject(found) ? own(found, key) : undefined;
  if (found !== undefined) return found;
  throw new TemplateError(context.at, `Fn::FindInMap finds nothing under ${keys.join(" / ")}`);
}

/** Only the branch taken is resolved: the other may refer to what the condition leaves out. */
function choose(argument: unknown, context: IntrinsicContext): unknown {
  const [condition, whenTrue, whenFalse] = args(argument, 3, "Fn::If", context);
  return context.value(truth({ Condition: condition }, context) ? whenTrue : whenFalse);
}

function base64(argument: unknown, context: IntrinsicContext): string {
  return Buffer.from(text(context.value(argument), "the text of Fn::Base64", context)).toString("base64");
}
