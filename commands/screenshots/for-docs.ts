import { mkdirSync, rmSync } from "node:fs";
import { registrantOf } from "../../testing/browser/registrant.ts";
import type { Stage } from "../../testing/browser/stage.ts";

const folder = "docs/screens";
/** One of each step that looks different, as a phone first shows it. */
const shown: ReadonlySet<string> = new Set(["terms", "code", "profile", "review", "complete"]);

/** The main screens for README: small, of a phone, in the procedure's own language. */
export async function photographForDocs(stage: Stage): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const visitor = await stage.visitor();
  const { page } = visitor;
  const shoot = async (name: string) => {
    if (!shown.has(name)) return;
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: `${folder}/${name}.png`, animations: "disabled" });
  };
  await page.screenshot({ path: `${folder}/home.png`, animations: "disabled" });
  await registrantOf(visitor, stage.control, { accountType: "business", onScreen: shoot }).register();
  await visitor.close();
}
