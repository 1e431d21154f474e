import { join } from "node:path";
import { chooseStack, readJson } from "./assembly.ts";
import { assetFolders } from "./assets.ts";
import { evaluateConditions } from "./evaluate-conditions.ts";
import { isObject, type JsonObject, own } from "./json.ts";
import { parameterValues } from "./parameters.ts";
import { readOutputs, readResources } from "./sections.ts";
import { type LoadedTemplate, TemplateError } from "./template.ts";

export type { LoadedTemplate, TemplateResource } from "./template.ts";

export interface LoadOptions {
  /** Region of the stack to pick, default `us-east-1`. */
  readonly region?: string;
  /** Name of the stack to pick; wins over the region. */
  readonly stackName?: string;
  /** Value of `AWS::AccountId`, default twelve zeros. */
  readonly accountId?: string;
  /** Parameter values that replace the template's defaults. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/**
 * The template of the one stack in a cloud assembly (the folder that `cdk synth` writes).
 * Throws a TemplateError that names what is missing, ambiguous or malformed.
 */
export function loadTemplate(cdkOut: string, options: LoadOptions = {}): LoadedTemplate {
  const { region = "us-east-1", accountId = "000000000000", stackName, parameters = {} } = options;
  const stack = chooseStack(cdkOut, { region, stackName });
  const document = readJson(join(cdkOut, stack.templateFile));
  const frame = {
    stackName: stack.stackName,
    parameters: parameterValues(section(document, "Parameters", stack.stackName), parameters),
    mappings: section(document, "Mappings", stack.stackName),
    assetFolder: assetFolders(cdkOut, stack.assetsFile),
  };
  const declared = section(document, "Conditions", stack.stackName);
  const conditions = evaluateConditions(declared, frame, { region, accountId });
  return {
    ...frame,
    conditions,
    ...readResources(section(document, "Resources", stack.stackName), conditions),
    outputs: readOutputs(section(document, "Outputs", stack.stackName), conditions),
  };
}

function section(document: JsonObject, name: string, stackName: string): JsonObject {
  const content = own(document, name) ?? {};
  if (isObject(content)) return content;
  throw new TemplateError(stackName, `the template's ${name} is not an object`);
}
