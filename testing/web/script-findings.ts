/** What a built script uses that a browser at the floor lacks: names, syntax, regular expressions. */
import { parseSync } from "@swc/core";
import { entryAt, isKnownAtFloor } from "./browser-data.ts";
import { type NewerNames, newerNames } from "./newer-names.ts";

interface Node {
  readonly type: string;
  readonly [property: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof Reflect.get(value, "type") === "string";

/** Syntax that is known by its kind of node. */
const syntax: Readonly<Record<string, readonly string[]>> = {
  StaticBlock: ["javascript", "classes", "static", "initialization_blocks"],
};

/** Parts of regular expressions. The build leaves them as they are. */
const patterns: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\(\?<[=!]/, ["javascript", "regular_expressions", "lookbehind_assertion"]],
  [/\(\?[ims]+(-[ims]*)?:/, ["javascript", "regular_expressions", "modifier"]],
];

/**
 * The names of what is missing in scripts that belong together, such as `AbortSignal.any`, each once. A member's name that
 * one of them gives to something of its own says nothing.
 */
export function scriptFindings(scripts: readonly string[]): string[] {
  const newer = newerNames();
  const nodes = scripts.flatMap((code) => [...walk(parseSync(code) as unknown as Node)]); // read by names here
  const own = new Set(nodes.flatMap(namesGiven));
  const found = nodes.flatMap((node) => inNode(node, own, newer));
  return [...new Set([...found, ...scripts.flatMap(inTexts)])].sort();
}

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child);
}

/** Names that the script itself gives to variables and to members of its own objects: those are not the browser's. */
function namesGiven({ type, id, identifier, local, pat, params, key }: Node): string[] {
  const members = /^(KeyValue|Method|Getter|Setter|AssignmentPattern)Property$|^Class(Property|Method)$/.test(
    type,
  )
    ? [key]
    : [];
  const given = [id, identifier, local, pat, ...(Array.isArray(params) ? params : []), ...members];
  return given.flatMap((one) => (isNode(one) && typeof one["value"] === "string" ? [one["value"]] : []));
}

function inNode(node: Node, own: ReadonlySet<string>, { globals, statics, members }: NewerNames): string[] {
  const path = syntax[node.type];
  if (path) return isKnownAtFloor(entryAt(path)) ? [] : [path.slice(1).join(".")];
  if (node.type === "Identifier") {
    const name = String(node["value"]);
    return globals.has(name) && !own.has(name) ? [name] : [];
  }
  const { object, property } = node;
  if (node.type !== "MemberExpression" || !isNode(object) || !isNode(property)) return [];
  const [owner, name] = [String(object["value"]), String(property["value"])];
  if (statics.has(`${owner}.${name}`)) return [`${owner}.${name}`];
  return members.has(name) && !own.has(name) && property.type === "Identifier" ? [`.${name}`] : [];
}

/** Also those regular expressions that are put together of texts. */
const inTexts = (code: string): string[] =>
  patterns.flatMap(([pattern, path]) =>
    pattern.test(code) && !isKnownAtFloor(entryAt(path)) ? [path.slice(1).join(".")] : [],
  );
