/**
 * The first screens on a slow phone: largest contentful paint, total blocking time, layout shift and what is loaded.
 * Needs a running `npm start`; the site's address is the argument.
 *
 * Usage: npx node bench/web.ts [http://localhost:3000]
 */
import type { Browser, CDPSession } from "playwright-core";
import { launchChromium } from "../test/browser/support/chromium.ts";

const site = process.argv[2] ?? "http://localhost:3000";
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

/** Runs in the page before its own scripts. */
function record(): void {
  const seen = { paintMs: 0, blockingMs: 0, shift: 0 };
  Object.assign(globalThis, { seen });
  const observe = (type: string, note: (entry: PerformanceEntry & { value?: number }) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
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

async function load(browser: Browser, path: string): Promise<Load> {
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

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const browser = await launchChromium(site, site);
console.log("| screen | largest paint, ms | blocking, ms | layout shift | transferred, KB |");
console.log("| --- | --- | --- | --- | --- |");
for (const path of paths) {
  const loads: Load[] = [];
  for (let round = 0; round < rounds; round += 1) loads.push(await load(browser, path));
  const of = (pick: (one: Load) => number) => median(loads.map(pick));
  const shift = of((one) => one.shift).toFixed(3);
  console.log(
    `| \`${path}\` | ${of((one) => one.paintMs).toFixed(0)} | ${of((one) => one.blockingMs).toFixed(0)} | ${shift} | ${of((one) => one.transferredKb).toFixed(0)} |`,
  );
}
await browser.close();
