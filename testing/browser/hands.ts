import { expect } from "@jest/globals";
import type { Locator, Page } from "playwright-core";

/** More stops than any screen has. */
const manyStops = 80;

/** Whoever has a keyboard alone: comes to everything with the Tab key, and sees where they are. */
export function handsOf({ keyboard }: Pick<Page, "keyboard">) {
  const reach = async (target: Locator): Promise<void> => {
    for (let stop = 0; stop < manyStops; stop += 1) {
      const isThere = await target.evaluate((element) => element === document.activeElement);
      if (isThere) {
        expect(await isFocusVisible(target)).toBe(true);
        return;
      }
      await keyboard.press("Tab");
    }
    throw new Error(`${target} cannot be reached with the Tab key`);
  };
  return {
    reach,
    async type(field: Locator, text: string): Promise<void> {
      await reach(field);
      await keyboard.type(text);
    },
    async press(target: Locator): Promise<void> {
      await reach(target);
      await keyboard.press("Enter");
    },
  };
}

/** An outline or a shadow that the element has only while it is focused. */
async function isFocusVisible(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
  });
}
