import type { Session } from "./session.ts";

/** In the page: what is seen and has that name. */
const named = `
  const [selector, name] = arguments;
  return [...document.querySelectorAll(selector)].find(
    (one) => one.getClientRects().length > 0 && one.textContent.replace(/\\s+/g, " ").trim() === name,
  );`;
/** In the page: the field with that label. */
const labelled = `
  const [name] = arguments;
  return [...document.querySelectorAll("label")].find((one) => one.textContent.trim() === name)?.control;`;

/** Whoever goes through the site by what is to be read on it. A step that fails says its name. */
export function handsOf({ find, click, type }: Session) {
  const step = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (cause) {
      throw new Error(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  };
  return {
    see: (selector: string, name: string) => step(name, () => find(name, named, [selector, name])),
    arrive: (title: string) => step(title, () => find(title, named, ["h1", title])),
    press: (name: string) => step(name, async () => click(await find(name, named, ["a, button", name]))),
    choose: (label: string) => step(label, async () => click(await find(label, labelled, [label]))),
    fill: (label: string, text: string) =>
      step(label, async () => type(await find(label, labelled, [label]), text)),
  };
}
