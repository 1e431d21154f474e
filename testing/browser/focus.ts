import type { Locator, Page } from "playwright-core";

/**
 * Waits until something of the screen has the focus. Before, it is where the last screen left it: on the body if what
 * had it went away, or still on the menu.
 */
export async function expectFocus(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.closest("main, dialog") ?? false);
}

/** Waits until the element has the focus: it gets it in an effect, a moment after it is to be seen. */
export async function expectFocusOn(target: Locator): Promise<void> {
  const page = target.page();
  const element = await target.elementHandle();
  await page.waitForFunction((element) => element === document.activeElement, element);
}
