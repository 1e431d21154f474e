import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../project-root.ts";

/** Where `npm run browser` leaves what the Nu checker reads: `npm run nu`. */
export const markupFolder = join(projectRoot, "reports/markup");

/** Keeps a screen's HTML as it stands, named after its address; the same HTML once. */
export function keepForNu(url: string, html: string): void {
  const name = new URL(url).pathname.replace(/\W+/g, "-").replace(/^-|-$/g, "") || "home";
  const hash = createHash("sha256").update(html).digest("hex").slice(0, 12);
  mkdirSync(markupFolder, { recursive: true });
  writeFileSync(join(markupFolder, `${name}-${hash}.html`), html);
}
