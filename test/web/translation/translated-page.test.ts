import { beforeEach, describe, expect, it, jest } from "@jest/globals";

/** As much of a document as texts and their translations need. */
class FakeNode {
  parentNode: FakeNode | null = null;
  children: FakeNode[] = [];
  insertBefore(node: FakeNode, before: FakeNode | null): FakeNode {
    const at = before === null ? this.children.length : this.children.indexOf(before);
    if (at === -1) throw new Error("NotFoundError");
    node.parentNode?.removeChild(node);
    this.children.splice(at, 0, node);
    node.parentNode = this;
    return node;
  }
  removeChild(child: FakeNode): FakeNode {
    if (child.parentNode !== this) throw new Error("NotFoundError");
    this.children.splice(this.children.indexOf(child), 1);
    child.parentNode = null;
    return child;
  }
  get nodeValue(): string | null {
    return null;
  }
  set nodeValue(_: string | null) {}
  remove(): void {
    this.parentNode?.removeChild(this);
  }
  replaceWith(node: FakeNode): void {
    this.parentNode?.insertBefore(node, this);
    this.remove();
  }
  get shown(): string {
    return this.children.map(({ shown }) => shown).join("");
  }
}

class FakeCharacterData extends FakeNode {
  text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
  get data(): string {
    return this.text;
  }
  set data(text: string) {
    this.text = text;
  }
  override get shown(): string {
    return this.text;
  }
}
class FakeText extends FakeCharacterData {}
class FakeElement extends FakeNode {
  readonly tagName: string;
  constructor(tagName: string) {
    super();
    this.tagName = tagName;
  }
}

type Record = {
  readonly addedNodes: readonly FakeNode[];
  readonly removedNodes: readonly FakeNode[];
  readonly previousSibling: FakeNode | null;
  readonly nextSibling: FakeNode | null;
};

async function setUp() {
  jest.resetModules();
  let observe: (records: readonly Record[]) => void = () => undefined;
  Object.assign(globalThis, {
    Node: FakeNode,
    CharacterData: FakeCharacterData,
    Text: FakeText,
    HTMLElement: FakeElement,
    document: { documentElement: new FakeNode() },
    MutationObserver: class {
      constructor(callback: typeof observe) {
        observe = callback;
      }
      observe() {}
    },
  });
  const { surviveTranslation } = await import("../../../web/translation/translated-page.ts");
  surviveTranslation();

  const parent = new FakeElement("P");
  const text = new FakeText("第1回");
  const after = new FakeElement("SPAN");
  for (const node of [text, after]) parent.insertBefore(node, null);
  /** As Google Translate does it. */
  const translate = (one: FakeText): FakeElement => {
    const font = new FakeElement("FONT");
    font.insertBefore(new FakeText(`[${one.text}]`), null);
    one.replaceWith(font);
    observe([{ addedNodes: [font], removedNodes: [one], previousSibling: null, nextSibling: null }]);
    return font;
  };
  return { parent, text, after, translate, observe: (record: Record) => observe([record]) };
}

describe("a text that a translation has replaced", () => {
  let page: Awaited<ReturnType<typeof setUp>>;
  beforeEach(async () => {
    page = await setUp();
  });

  it("is in the page again when it changes, and may be translated again", () => {
    const { parent, text, translate } = page;
    translate(text);
    expect(parent.shown).toBe("[第1回]");
    text.data = "第2回";
    expect(parent.shown).toBe("第2回");
    translate(text);
    text.data = "第3回";
    expect(parent.shown).toBe("第3回");
    expect(parent.children).toHaveLength(2);
  });

  it("is taken out with its translation", () => {
    const { parent, text, after, translate } = page;
    translate(text);
    expect(parent.removeChild(text)).toBe(text);
    expect(parent.children).toEqual([after]);
  });

  it("is a place before which something can be put", () => {
    const { parent, text, translate } = page;
    const font = translate(text);
    const added = new FakeElement("B");
    parent.insertBefore(added, text);
    expect(parent.children.slice(0, 2)).toEqual([added, font]);
  });

  it("is found where it was moved into the translation's element", () => {
    const { parent, text, after, translate } = page;
    translate(new FakeText("another")); // by which the page is known to be translated
    const [outer, inner] = [new FakeElement("FONT"), new FakeElement("FONT")];
    parent.insertBefore(outer, text);
    outer.insertBefore(inner, null);
    inner.insertBefore(text, null);
    parent.removeChild(text);
    expect(parent.children).toEqual([after]);
  });

  it("is no text that the site itself takes out", () => {
    const { parent, text, after, observe } = page;
    parent.removeChild(text);
    observe({ addedNodes: [], removedNodes: [text], previousSibling: null, nextSibling: after });
    text.data = "第2回";
    expect(parent.children).toEqual([after]);
  });
});
