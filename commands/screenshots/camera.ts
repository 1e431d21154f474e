import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Visitor } from "../../testing/browser/stage.ts";

export const folder = "reports/screenshots";

export function emptyFolder(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** Photographs the visitor's page, whole, into a folder of that name: numbered in the order in which it was asked to. */
export function cameraOf({ page }: Visitor, album: string) {
  let number = 0;
  const shoot = async (name: string): Promise<void> => {
    number += 1;
    const file = `${String(number).padStart(2, "0")}-${name.replaceAll("/", "-")}.png`;
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.screenshot({ path: join(folder, album, file), fullPage: true, animations: "disabled" });
  };
  return { shoot, taken: () => number };
}
