import type { Page } from "playwright-core";

/** How people set their browsers and screens who see little. */
export const appearances = {
  "at 320 px in forced colours": async (page: Page) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ forcedColors: "active" });
  },
  "with text at 200 % in the dark": async (page: Page) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.addInitScript(() => {
      // As the browser's own setting for text does it; the site's sizes are in rem.
      document.addEventListener("DOMContentLoaded", () => {
        document.documentElement.style.fontSize = "200%";
      });
    });
    await page.reload();
  },
} as const;

export type Appearance = keyof typeof appearances;
export const appearanceNames: readonly Appearance[] = [
  "at 320 px in forced colours",
  "with text at 200 % in the dark",
];

/** How many sheets of A4 the screen takes in print. */
export async function sheetsOf(page: Page): Promise<number> {
  const printed = (await page.pdf({ format: "A4" })).toString("latin1");
  return printed.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
