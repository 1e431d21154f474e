/**
 * Shows readings above the kanji of the screens in やさしい日本語: whatever is drawn as text, from wherever it comes, by Preact's
 * hook for new nodes. What registrants entered is left as it is: nobody but they know how it is read.
 */
import { createElement, options, type VNode } from "preact";
import type { Localized } from "../../contracts/language.ts";
import { readRuns } from "../../contracts/readings.ts";
import { readSitePath } from "../../contracts/site-paths.ts";

const hasReadings: Localized<boolean> = { ja: false, en: false, "ja-easy": true };

/** Elements that cannot hold ruby, or hold what somebody entered. */
const without = new Set([
  "option",
  "select",
  "textarea",
  "title",
  "script",
  "style",
  "dd",
  "ruby",
  "rt",
  "code",
  "pre",
]);

const next = options.vnode;

options.vnode = (node: VNode) => {
  const { type, props } = node;
  // The screens of one visit change their language without being loaded anew.
  const { language } = readSitePath(location.pathname);
  if (typeof type === "string" && !without.has(type) && language && hasReadings[language]) {
    const { children } = props;
    if (typeof children === "string") props.children = read(children);
    else if (Array.isArray(children)) props.children = children.map(read);
  }
  next?.(node);
};

function read<Child>(child: Child) {
  if (typeof child !== "string") return child;
  const runs = readRuns(child);
  if (!runs.some(({ reading }) => reading !== undefined)) return child;
  // One element, since the text may be an item of a flexible row.
  return createElement(
    "span",
    null,
    ...runs.map(({ text, reading }) => (reading ? ruby(text, reading) : text)),
  );
}

/** Programs that read the page out know the words: to them, the reading would be said twice. */
const ruby = (text: string, reading: string) =>
  createElement("ruby", null, text, createElement("rt", { "aria-hidden": "true" }, reading));
