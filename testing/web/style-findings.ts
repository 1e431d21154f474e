/** What a built style sheet uses that a browser at the floor lacks: properties, values, selectors, at-rules, units. */
import { type AtRule, type Declaration, parse, type Rule } from "postcss";
import { entryAt, isKnownAtFloor } from "./browser-data.ts";

/** Each once, such as `:has`, `text-wrap: balance` or `@media width <=`. */
export function styleFindings(css: string): string[] {
  const found = new Set<string>();
  parse(css).walk((node) => {
    for (const [name, path] of usesOf(node)) if (!isKnownAtFloor(entryAt(["css", ...path]))) found.add(name);
  });
  return [...found].sort();
}

type Use = readonly [name: string, path: readonly string[]];

function usesOf(node: { readonly type: string }): Use[] {
  // What postcss says of its own nodes.
  if (node.type === "decl") return inDeclaration(node as Declaration);
  if (node.type === "rule") return inRule(node as Rule);
  return node.type === "atrule" ? inAtRule(node as AtRule) : [];
}

function inDeclaration({ prop, value }: Declaration): Use[] {
  if (prop.startsWith("--")) return inFunctions(value);
  const words = value.match(/[a-z][\w-]*(?![\w(-])/gi) ?? [];
  return [
    [prop, ["properties", prop]],
    ...words.map((word): Use => [`${prop}: ${word}`, ["properties", prop, word]]),
    ...inFunctions(value),
    ...(value.match(/(?<=\d)[a-z]+/g) ?? []).map((unit): Use => [unit, ["types", "length", lengthOf(unit)]]),
  ];
}

/** MDN has the units of small, large and dynamic views together. */
const views: Readonly<Record<string, string>> = { s: "small", l: "large", d: "dynamic" };
const lengthOf = (unit: string): string => {
  const [, view = ""] = /^([sld])v(?:[hwib]|min|max)$/.exec(unit) ?? [];
  return view === "" ? unit : `viewport_percentage_units_${views[view]}`;
};

const inFunctions = (value: string): Use[] =>
  (value.match(/[a-z][\w-]*(?=\()/gi) ?? []).flatMap((name): Use[] => [
    [`${name}()`, ["types", name]],
    [`${name}()`, ["types", "color", name]],
  ]);

function inRule({ selector, parent }: Rule): Use[] {
  const pseudo = selector.match(/::?[a-z-]+/g) ?? [];
  const uses = pseudo.map((one): Use => [one, ["selectors", one.replace(/^:+/, "")]]);
  return parent?.type === "rule" ? [...uses, ["nesting", ["selectors", "nesting"]]] : uses;
}

function inAtRule({ name, params }: AtRule): Use[] {
  const uses: Use[] = [[`@${name}`, ["at-rules", name]]];
  if (name !== "media") return uses;
  const features = params.match(/(?<=\()[a-z-]+/g) ?? [];
  if (/[<>]/.test(params)) uses.push(["@media width <=", ["at-rules", "media", "range_syntax"]]);
  return [
    ...uses,
    ...features.map((one): Use => [`@media (${one})`, ["at-rules", "media", one.replace(/^(min|max)-/, "")]]),
  ];
}
