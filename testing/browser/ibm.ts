import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const ace = readFileSync(
  createRequire(import.meta.url).resolve("accessibility-checker-engine/ace.js"),
  "utf8",
);

/** Where the rules are wrong about the page: rule, and how the element begins to be it. */
const mistaken: readonly (readonly [rule: string, element: RegExp])[] = [
  // The standard allows `username` for addresses: its control group holds inputs of type email.
  ["input_autocomplete_valid", /^<input(?=[^>]* type="email")(?=[^>]* autocomplete="username")/],
];

/** What breaks IBM's rules (WCAG 2.2 and its own) for certain, one a line; questions for people are not among them. */
export async function ibmViolations(page: Page): Promise<string[]> {
  const isLoaded = await page.evaluate(() => "ace" in globalThis);
  // Evaluated by the debugger and not as a script of the page, whose policy would refuse it.
  if (!isLoaded) await page.evaluate(ace);
  const found = await page.evaluate(async () => {
    // The engine's own types need its module; here it is what the line above put into the page.
    const { Checker } = Reflect.get(globalThis, "ace") as typeof import("accessibility-checker-engine");
    const { results } = await new Checker().check(document, ["IBM_Accessibility"]);
    return results.map(({ value: [policy, confidence], ruleId, message, path, snippet }) => ({
      isCertain: String(policy) === "VIOLATION" && String(confidence) === "FAIL",
      ruleId,
      snippet,
      line: `${ruleId} (${message}) ${path["dom"]}: ${snippet}`,
    }));
  });
  if (found.length === 0) throw new Error("IBM's engine judged nothing");
  return found
    .filter(({ isCertain }) => isCertain)
    .filter(
      ({ ruleId, snippet }) => !mistaken.some(([rule, element]) => rule === ruleId && element.test(snippet)),
    )
    .map(({ line }) => line);
}
