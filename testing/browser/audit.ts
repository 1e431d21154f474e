import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect } from "@jest/globals";
import type { Page } from "playwright-core";
import { isWhole } from "../edition.ts";
import { markupErrors } from "../web/markup.ts";
import { ibmViolations } from "./ibm.ts";
import { keepForNu } from "./kept-markup.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The rules of WCAG 2.2, levels A and AA, which JIS X 8341-3 adopts. */
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

type Run = import("axe-core").RunOnly;
const everyRule: Run = { type: "tag", values: rules };
const contrast: Run = { type: "rule", values: ["color-contrast"] };

/** Violations of axe on the screen as it stands, one a line; empty when there are none. */
async function violations(page: Page, runOnly: Run): Promise<string[]> {
  const isLoaded = await page.evaluate(() => "axe" in globalThis);
  // Evaluated by the debugger and not as a script of the page, whose policy would refuse it.
  if (!isLoaded) await page.evaluate(axe);
  return page.evaluate(async (chosen) => {
    // axe-core's own types need its module; here it is what the line above put into the page.
    const { run } = Reflect.get(globalThis, "axe") as typeof import("axe-core");
    const found = await run(document, { runOnly: chosen, resultTypes: ["violations"] });
    return found.violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} (${help}) ${target.join(" ")}: ${failureSummary}`),
    );
  }, runOnly);
}

/** Does that in the other colour scheme: what is light is dark meanwhile. */
async function inOtherScheme<T>(page: Page, work: () => Promise<T>): Promise<T> {
  const isDark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  const [own, other] = isDark ? (["dark", "light"] as const) : (["light", "dark"] as const);
  await page.emulateMedia({ colorScheme: other });
  try {
    // Colours on their way from one scheme to the other are neither's.
    await page.evaluate(() =>
      Promise.all(document.getAnimations().map((one) => one.finished.catch(() => one))),
    );
    return await work();
  } finally {
    await page.emulateMedia({ colorScheme: own });
  }
}

/** How far content sticks out at the right, in CSS pixels: 0 needs no scrolling sideways (WCAG 1.4.10). */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What every screen and every error state has to hold: in both colour schemes, and each night by IBM's rules, too. */
export async function expectAccessible(page: Page): Promise<void> {
  const markup = await page.content();
  expect(await violations(page, everyRule)).toEqual([]);
  expect(await inOtherScheme(page, () => violations(page, contrast))).toEqual([]);
  expect(await markupErrors(markup)).toEqual([]);
  expect(await overflow(page)).toBe(0);
  if (!isWhole) return;
  expect(await ibmViolations(page)).toEqual([]);
  expect(await inOtherScheme(page, () => ibmViolations(page))).toEqual([]);
  keepForNu(page.url(), markup);
}
