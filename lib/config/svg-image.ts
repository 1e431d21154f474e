import * as z from "zod";

/** Bytes: it is fetched with the first page. */
const MAX_BYTES = 20_000;

/** What an image has no need of, and a browser might run or fetch. */
const refused: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/<script/i, "a script"],
  [/\son\w+\s*=/i, "an event handler"],
  [/<(foreignObject|iframe|embed|object)/i, "embedded content"],
  [/(href|src)\s*=\s*["'](?!#)/i, "a link or another file"],
  [/url\(\s*["']?(?!#)|@import/i, "another file in its styles"],
  [/<!ENTITY|<!DOCTYPE/i, "a document type"],
];

/** The text of an SVG file that shows the same everywhere, and does nothing else. */
export const svgImage = z.string().superRefine((text, context) => {
  const wrong = (message: string) => context.addIssue({ code: "custom", message });
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_BYTES) wrong(`has ${bytes} bytes; make it ${MAX_BYTES} at most`);
  const root = /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg\b([^>]*)>/.exec(text)?.[1];
  if (root === undefined) return wrong("must be the text of an SVG file");
  if (!/\bviewBox\s*=/.test(root)) wrong("must have a viewBox, by which it is scaled");
  for (const [pattern, what] of refused) if (pattern.test(text)) wrong(`has ${what}; remove it`);
});
