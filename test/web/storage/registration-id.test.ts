import { beforeEach, describe, expect, it, jest } from "@jest/globals";
import { parseBegun } from "../../../web/storage/registration-id.ts";

/** Items of a Web storage; a copy is what a duplicated tab begins with. */
function storage(items = new Map<string, string>()) {
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => void items.set(key, text),
    removeItem: (key: string) => void items.delete(key),
    copy: () => storage(new Map(items)),
  };
}

function aHistory(state: unknown = null) {
  return {
    state,
    replaceState(next: unknown) {
      this.state = next;
    },
  };
}

type Shown = {
  readonly sessionStorage: ReturnType<typeof storage>;
  readonly history: ReturnType<typeof aHistory>;
};

/** A page in a tab: with modules of its own, as each page has. */
async function open(shown: Shown = { sessionStorage: storage(), history: aHistory() }) {
  jest.resetModules();
  Object.assign(globalThis, shown);
  const { registrationId } = await import("../../../web/storage/registration-id.ts");
  const inTab = <T>(use: (id: typeof registrationId) => T): T => {
    Object.assign(globalThis, shown);
    return use(registrationId);
  };
  return { shown, inTab };
}

const forbidden = () => {
  throw new Error("SecurityError");
};
const denied = { getItem: forbidden, setItem: forbidden, removeItem: forbidden, copy: () => denied };

beforeEach(() => {
  Object.assign(globalThis, { localStorage: storage() });
});

describe("the registration of a tab", () => {
  it("is its own, whatever another tab of the browser begins", async () => {
    const first = await open();
    first.inTab((id) => id.begin("a"));
    const second = await open();
    second.inTab((id) => id.begin("b"));
    expect(first.inTab((id) => id.take())).toBe("a");
    expect(second.inTab((id) => id.take())).toBe("b");
  });

  it("stays its own over a reload, and goes along into a duplicate", async () => {
    const first = await open();
    first.inTab((id) => id.begin("a"));
    (await open()).inTab((id) => id.begin("b"));
    const reloaded = await open(first.shown);
    expect(reloaded.inTab((id) => id.take())).toBe("a");
    const duplicate = await open({ ...first.shown, sessionStorage: first.shown.sessionStorage.copy() });
    expect(duplicate.inTab((id) => id.take())).toBe("a");
  });

  it("is the browser's latest in a tab that has none, and from then on its own", async () => {
    (await open()).inTab((id) => id.begin("a"));
    const later = await open();
    expect(later.inTab((id) => id.ofTab())).toBeUndefined();
    expect(later.inTab((id) => id.take())).toBe("a");
    (await open()).inTab((id) => id.begin("b"));
    expect(later.inTab((id) => id.take())).toBe("a");
  });

  it("is known to be completed in every tab, and no other tab goes on with it", async () => {
    const first = await open();
    first.inTab((id) => id.begin("a"));
    const second = await open();
    second.inTab((id) => id.begin("b"));
    second.inTab((id) => id.complete("b"));
    expect(second.inTab((id) => [id.take(), id.isCompleted("b")])).toEqual(["b", true]);
    expect(first.inTab((id) => [id.isCompleted("a"), id.isCompleted("b")])).toEqual([false, true]);
    expect((await open()).inTab((id) => id.latest())).toBe("a");
  });

  it("outlives a reload in the history where the browser keeps nothing", async () => {
    Object.assign(globalThis, { localStorage: denied });
    const page = { sessionStorage: denied, history: aHistory() };
    (await open(page)).inTab((id) => id.begin("a"));
    expect((await open(page)).inTab((id) => id.take())).toBe("a");
    expect((await open({ ...page, history: aHistory() })).inTab((id) => id.take())).toBeUndefined();
  });

  it("says when this browser began it", async () => {
    const tab = await open();
    tab.inTab((id) => id.begin("a", 5));
    expect(tab.inTab((id) => [id.begunAt("a"), id.begunAt("b")])).toEqual([5, undefined]);
  });
});

it.each([undefined, "", "x", "null", "{}", '[1, null, {}, {"id": 1, "at": 2}, {"id": "a", "at": "2"}]'])(
  "%j has no registration in it",
  (text) => {
    expect(parseBegun(text)).toEqual([]);
  },
);
