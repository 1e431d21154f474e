/** What an image has no need of, and a browser might run or fetch. */
const refused: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/<script/i, "a script"],
  [/\son\w+\s*=/i, "an event handler"],
  [/<(foreignObject|iframe|embed|object)/i, "embedded content"],
  [/(href|src)\s*=\s*["'](?!#)/i, "a link or another file"],
  [/url\(\s*["']?(?!#)|@import/i, "another file in its styles"],
  [/<!ENTITY|<!DOCTYPE/i, "a document type"],
];

/** What keeps the text of an SVG file from showing the same everywhere and doing nothing else, in sentences. */
export function svgFaults(text: string): readonly string[] {
  if (/^\S{0,2}PNG\r?\n/.test(text)) return ['is a PNG file read as text; read its bytes, without "utf8"'];
  const root = /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg\b([^>]*)>/.exec(text)?.[1];
  if (root === undefined) return ["must be the text of an SVG file, or the bytes of a PNG file"];
  return [
    ...(/\bviewBox\s*=/.test(root) ? [] : ["must have a viewBox, by which it is scaled"]),
    ...refused.flatMap(([pattern, what]) => (pattern.test(text) ? [`has ${what}; remove it`] : [])),
  ];
}
