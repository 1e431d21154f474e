import type { Page } from "playwright-core";

/** Waits until something has the focus: the body has it when what was focused went away. */
export async function expectFocus(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement !== document.body, undefined, { timeout: 2_000 });
}
