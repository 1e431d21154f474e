import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect } from "@jest/globals";
import type { Page } from "playwright-core";
import { markupErrors } from "../web/markup.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The rules of WCAG 2.2, levels A and AA, which JIS X 8341-3 adopts. */
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** Violations of axe on the screen as it stands, one a line; empty when there are none. */
async function violations(page: Page): Promise<string[]> {
  const isLoaded = await page.evaluate(() => "axe" in globalThis);
  // Evaluated by the debugger and not as a script of the page, whose policy would refuse it.
  if (!isLoaded) await page.evaluate(axe);
  return page.evaluate(async (values) => {
    // axe-core's own types need its module; here it is what the line above put into the page.
    const { run } = Reflect.get(globalThis, "axe") as typeof import("axe-core");
    const found = await run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
    return found.violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} (${help}) ${target.join(" ")}: ${failureSummary}`),
    );
  }, rules);
}

/** How far content sticks out at the right, in CSS pixels: 0 needs no scrolling sideways (WCAG 1.4.10). */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What every screen and every error state has to hold. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(await markupErrors(await page.content())).toEqual([]);
  expect(await overflow(page)).toBe(0);
}
