/**
 * The first screens on a slow phone: largest contentful paint, total blocking time, layout shift and what is loaded.
 * Needs a running `npm start`; the site's address is the argument.
 *
 * Usage: npx node bench/web.ts [http://localhost:3000]
 */
import { gzipSync } from "node:zlib";
import type { Browser, CDPSession } from "playwright-core";
import { launchChromium } from "../testing/browser/chromium.ts";
import { median } from "./support/statistics.ts";

const paths = ["/", "/register/terms", "/register/email", "/login"];
const rounds = 5;

/** Lighthouse's "slow 4G" phone: 150 ms round trip, 1.6 Mbit/s down, 0.75 up, a processor four times slower. */
async function throttle(session: CDPSession): Promise<void> {
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

interface Load {
  readonly paintMs: number;
  readonly blockingMs: number;
  readonly shift: number;
  readonly transferredKb: number;
}

interface Entry {
  readonly startTime: number;
  readonly duration: number;
  readonly value?: number;
}

/** Runs in the page before its own scripts. */
function record(): void {
  const seen = { paintMs: 0, blockingMs: 0, shift: 0 };
  Object.assign(globalThis, { seen });
  // The browser's own, which the types of Node describe otherwise.
  type Observe = new (seen: (list: { getEntries(): Entry[] }) => void) => { observe(options: object): void };
  const Observer: Observe = Reflect.get(globalThis, "PerformanceObserver");
  const observe = (type: string, note: (entry: Entry) => void) =>
    new Observer((list) => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
    });
  observe("largest-contentful-paint", ({ startTime }) => {
    seen.paintMs = startTime;
  });
  observe("longtask", ({ duration }) => {
    seen.blockingMs += Math.max(0, duration - 50);
  });
  observe("layout-shift", ({ value = 0 }) => {
    seen.shift += value;
  });
}

async function load(browser: Browser, site: string, path: string): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 3 });
  try {
    const page = await context.newPage();
    await page.addInitScript(record);
    const session = await context.newCDPSession(page);
    await throttle(session);
    let bytes = 0;
    session.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto(`${site}${path}`, { waitUntil: "networkidle" });
    const seen: Omit<Load, "transferredKb"> = await page.evaluate(() => Reflect.get(globalThis, "seen"));
    return { ...seen, transferredKb: bytes / 1024 };
  } finally {
    await context.close();
  }
}

export interface Screen extends Load {
  readonly path: string;
}

/** The first screens of a running site: medians of five loads. */
export async function measureScreens(site: string, progress: (line: string) => void): Promise<Screen[]> {
  const browser = await launchChromium(site, site);
  try {
    const screens: Screen[] = [];
    for (const path of paths) {
      const loads: Load[] = [];
      for (let round = 0; round < rounds; round += 1) loads.push(await load(browser, site, path));
      const of = (pick: (one: Load) => number) => median(loads.map(pick));
      screens.push({
        path,
        paintMs: of((one) => one.paintMs),
        blockingMs: of((one) => one.blockingMs),
        shift: of((one) => one.shift),
        transferredKb: of((one) => one.transferredKb),
      });
      progress(`web: ${path}`);
    }
    return screens;
  } finally {
    await browser.close();
  }
}

export interface SiteWeight {
  /** What `index.html` names: before anything of a screen is shown. */
  readonly initialScriptKb: number;
  /** The scripts of a whole registration: those, and the one with its screens. */
  readonly scriptKb: number;
  /** All files of a whole registration: scripts, page, style sheet and configuration. */
  readonly fileKb: number;
}

/** What a running site sends, after gzip. */
export async function weighSite(site: string): Promise<SiteWeight> {
  const page = await read(site, "/");
  const named = [...page.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(([, name = ""]) => name);
  const initial = named.filter((name) => name.endsWith(".js"));
  const first = await Promise.all(initial.map((name) => read(site, name)));
  const screens = [...new Set(first.join("").match(/screens-[\w-]{8}\.js/g))].map(
    (name) => `/assets/${name}`,
  );
  if (initial.length === 0 || screens.length === 0) throw new Error("the page names no scripts");
  const kb = async (names: readonly string[]) => {
    const texts = await Promise.all(names.map((name) => read(site, name)));
    return texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0) / 1000;
  };
  return {
    initialScriptKb: await kb(initial),
    scriptKb: await kb([...initial, ...screens]),
    fileKb: await kb(["/", "/config.json", ...named, ...screens]),
  };
}

const read = async (site: string, name: string): Promise<string> => (await fetch(new URL(name, site))).text();

if (import.meta.main) {
  const site = process.argv[2] ?? "http://localhost:3000";
  console.table(await measureScreens(site, console.error));
  console.table(await weighSite(site));
}
