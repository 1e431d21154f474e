import { isObject, type JsonObject } from "../../template/json.ts";

/** Which events a rule takes: members of the event by name, each with the values that will do. */
export interface EventPattern {
  readonly [member: string]: readonly string[] | EventPattern;
}

/**
 * Reads the pattern of a rule. Throws an error that names what is more than a list of texts, such as a comparison: to
 * take it for a text would match something else than AWS does.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export function parsePattern(pattern: unknown, path = "EventPattern"): EventPattern {
  if (!isObject(pattern)) throw new Error(`${path} is not an object`);
  const entries = Object.entries(pattern).map(([name, wanted]) => {
    const at = `${path}.${name}`;
    return [name, Array.isArray(wanted) ? texts(wanted, at) : parsePattern(wanted, at)] as const;
  });
  return Object.fromEntries(entries);
}

function texts(values: readonly unknown[], at: string): readonly string[] {
  return values.map((value) => {
    if (typeof value === "string") return value;
    const what = isObject(value) ? `the operator ${Object.keys(value).join(", ")}` : `the value ${value}`;
    throw new Error(`${at}: ${what} is unknown to the local cloud`);
  });
}

/** Every member of the pattern must match; of a list in the event, one value will do. */
export function matches(pattern: EventPattern, event: JsonObject): boolean {
  return Object.entries(pattern).every(([name, wanted]) => {
    const given = Object.hasOwn(event, name) ? event[name] : undefined;
    if (!isTexts(wanted)) return isObject(given) && matches(wanted, given);
    return [given].flat().some((value) => wanted.some((one) => one === value));
  });
}

const isTexts = (wanted: readonly string[] | EventPattern): wanted is readonly string[] =>
  Array.isArray(wanted);
