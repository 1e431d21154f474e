/**
 * Browsers that translate a page (Google Translate, and others by its example) put `<font>` elements with other words in
 * the place of its texts. A text that is out of the page is no longer changed by who changes it, and taking it out once
 * more is an error that would blank the screen. From the first such element on, the page's own methods know which
 * element stands for which text: https://issues.chromium.org/issues/41407169
 */

/** By the text that was taken out. */
const standIns = new WeakMap<Node, ChildNode>();

const isFont = (node: Node | null): node is HTMLElement =>
  node instanceof HTMLElement && node.tagName === "FONT";

/** The texts that a translation has replaced, each with what stands there now. */
export function replacedTexts(records: readonly MutationRecord[]): readonly (readonly [Node, ChildNode])[] {
  const added = new Set(records.flatMap(({ addedNodes }) => [...addedNodes].filter(isFont)));
  return records.flatMap(({ addedNodes, removedNodes, previousSibling, nextSibling }) => {
    const standIn = [...addedNodes, previousSibling, nextSibling].find(
      (node): node is HTMLElement => isFont(node) && added.has(node),
    );
    if (!standIn) return [];
    return [...removedNodes].filter((node) => node instanceof Text).map((text) => [text, standIn] as const);
  });
}

/** What stands for a node that its owner believes to be in `parent`. */
function standInOf(node: Node, parent: Node): ChildNode | undefined {
  const standIn = standIns.get(node);
  if (standIn?.parentNode === parent) return standIn;
  // Some translations move the text itself into their element.
  let inner: Node | null = node;
  while (isFont(inner.parentNode)) inner = inner.parentNode;
  return isFont(inner) && inner.parentNode === parent ? inner : undefined;
}

/** Puts a text back in the place of its translation. */
function restore(text: Node): void {
  const standIn = standIns.get(text);
  if (!standIn?.parentNode) return;
  standIns.delete(text);
  standIn.replaceWith(text);
}

/** Wraps one setter, so that a text whose words change is in the page again. */
function restoringSetter(prototype: object, name: "data" | "nodeValue"): void {
  const found = Object.getOwnPropertyDescriptor(prototype, name);
  const set = found?.set;
  if (!found || !set) return;
  Object.defineProperty(prototype, name, {
    ...found,
    set(this: Node, value: unknown) {
      restore(this);
      set.call(this, value);
    },
  });
}

let isMended = false;

function mendMethods(): void {
  if (isMended) return;
  isMended = true;
  const { removeChild, insertBefore } = Node.prototype;
  Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    if (child.parentNode === this) return removeChild.call(this, child) as T; // as it returns what it was given
    standInOf(child, this)?.remove();
    return child;
  };
  Node.prototype.insertBefore = function <T extends Node>(this: Node, node: T, before: Node | null): T {
    const place = !before || before.parentNode === this ? before : (standInOf(before, this) ?? null);
    return insertBefore.call(this, node, place) as T; // as it returns what it was given
  };
  restoringSetter(CharacterData.prototype, "data");
  restoringSetter(Node.prototype, "nodeValue");
}

/** Before anything is rendered. */
export function surviveTranslation(): void {
  new MutationObserver((records) => {
    for (const [text, standIn] of replacedTexts(records)) {
      standIns.set(text, standIn);
      mendMethods();
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
}
