import { isObject, type JsonObject, own } from "./json.ts";
import { TemplateError } from "./template.ts";

type ParameterValue = string | readonly string[];

/** Values of the declared parameters: given, or else default. Throws on a given name that is not declared. */
export function parameterValues(
  declared: JsonObject,
  given: Readonly<Record<string, string>>,
): Map<string, ParameterValue> {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(declared, name)) throw new TemplateError(name, "the template has no such parameter");
  }
  const values = new Map<string, ParameterValue>();
  for (const [name, declaration] of Object.entries(declared)) {
    const type = isObject(declaration) ? String(declaration["Type"]) : "";
    const value = own(given, name) ?? defaultOf(declaration, type);
    if (value !== undefined) values.set(name, isList(type) ? splitList(String(value)) : String(value));
  }
  return values;
}

/** The default of an SSM parameter type is the name of an SSM parameter, whose value is not known here. */
function defaultOf(declaration: unknown, type: string): unknown {
  if (!isObject(declaration) || type.startsWith("AWS::SSM::Parameter::Value")) return undefined;
  return declaration["Default"];
}

function isList(type: string): boolean {
  return type === "CommaDelimitedList" || type.includes("List<");
}

function splitList(value: string): string[] {
  return value.split(",").map((item) => item.trim());
}
