import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

// The shell first: the same engine without a browser's own windows, whose toolbars cost more than our pages. With
// CHROMIUM=/usr/bin/chromium, as each night, it is the whole browser.
const ofTheSystem = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

const flags = [
  "--no-sandbox", // test machines run as root; the pages are ours
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * A real Chromium: the system's where there is one, else the build that npm brings along. `origin` is reached at `url`:
 * the functions take cookies from the origin of `npm start` only, whatever port a test's own cloud has. `further` hosts are reached at ports of this machine, too.
 */
export async function launchChromium(
  origin: string,
  url: string,
  further: Readonly<Record<string, number>> = {},
): Promise<Browser> {
  const ports = { [new URL(origin).host]: new URL(url).port, ...further };
  const maps = Object.entries(ports).map(([host, port]) => `MAP ${host} 127.0.0.1:${port}`);
  const rule = `--host-resolver-rules=${maps.join(",")}`;
  const program = process.env["CHROMIUM"] ?? ofTheSystem.find((path) => existsSync(path));
  if (program) return chromium.launch({ executablePath: program, args: [...flags, rule] });
  const { default: bundled } = await import("@sparticuz/chromium");
  const executablePath = await bundled.executablePath();
  // Without the flags that it comes with, for Lambda: its one process ends with the first context, and it looks away
  // from web security, which is under test here.
  return chromium.launch({ executablePath, args: [...flags, rule] });
}
