import * as z from "zod";
import { isObject, type JsonObject } from "../../template/json.ts";

export const inputTransformer = z.strictObject({
  InputPathsMap: z.record(z.string(), z.string()),
  InputTemplate: z.string(),
});

/** Makes a target's message of an event. */
export type Transform = (event: JsonObject) => string;

type Step = string | number;

const placeholder = /<([^<>]+)>/g;

/**
 * Reads an input transformer. The template is a JSON object; a placeholder stands for a whole value, or for text
 * within a string. Throws an error that names what EventBridge could take and this cannot.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function parseTransformer(declared: z.output<typeof inputTransformer>): Transform {
  const paths = new Map(
    Object.entries(declared.InputPathsMap).map(([name, path]) => [name, parsePath(path)]),
  );
  const template = declared.InputTemplate;
  for (const [, name = ""] of template.matchAll(placeholder))
    if (!paths.has(name))
      throw new Error(`InputTemplate: the variable <${name}> is unknown to the local cloud`);
  checkTemplate(template);
  return (event) => {
    const values = new Map([...paths].map(([name, path]) => [name, valueAt(event, path)]));
    return replaced(template, (name) => values.get(name));
  };
}

/** With a text in each place it must be JSON: what is in quotes stays there, what is not becomes a value. */
function checkTemplate(template: string): void {
  try {
    if (isObject(JSON.parse(replaced(template, () => "x")))) return;
  } catch {
    // reported below
  }
  throw new Error("InputTemplate: only a JSON object is known to the local cloud");
}

/** `$.detail.mail.tags.kind[0]`, with names of letters, digits, `_` and `-`. */
function parsePath(path: string): readonly Step[] {
  if (!/^\$(\.[\w-]+(\[\d+\])?)+$/.test(path))
    throw new Error(`InputPathsMap: the path ${path} is unknown to the local cloud`);
  return [...path.matchAll(/\.([\w-]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index));
}

function valueAt(event: JsonObject, path: readonly Step[]): unknown {
  return path.reduce<unknown>((at, step) => {
    if (typeof step === "number") return Array.isArray(at) ? at[step] : undefined;
    return isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  }, event);
}

/**
 * JSON where the placeholder stands for a value, the bare text where it stands within quotes. Nothing in place of a
 * variable that the event has nothing for, as on AWS: the message is no JSON then, and its function refuses it.
 */
function replaced(template: string, textFor: (name: string) => unknown): string {
  return template.replace(placeholder, (_, name: string, at: number) => {
    const value = textFor(name);
    if (value === undefined) return "";
    const isQuoted = (template.slice(0, at).match(/(?<!\\)"/g) ?? []).length % 2 === 1;
    if (!isQuoted) return JSON.stringify(value);
    return JSON.stringify(typeof value === "string" ? value : JSON.stringify(value)).slice(1, -1);
  });
}
