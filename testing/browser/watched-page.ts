import type { BrowserContext, Page } from "playwright-core";

/** What a page did that nobody looks at. */
export interface Observations {
  /** Requests to anywhere but the site. */
  readonly foreign: string[];
  /** Errors on the console, such as a violated content security policy, and uncaught ones. */
  readonly errors: string[];
}

export interface WatchedPage {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly seen: Observations;
  /** The layout shifts that no input caused, since the page was loaded: how much, where, what. */
  layoutShifts(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** An answer of 4xx or 5xx is one that journeys ask for; the browser logs it as an error, too. */
const expected =
  /Failed to load resource: the server responded with a status of|net::ERR_INTERNET_DISCONNECTED/;

export async function openWatchedPage(context: BrowserContext, origin: string): Promise<WatchedPage> {
  const seen: Observations = { foreign: [], errors: [] };
  context.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`)) seen.foreign.push(request.url());
  });
  context.on("console", (message) => {
    if (message.type() === "error" && !expected.test(message.text())) seen.errors.push(message.text());
  });
  context.on("weberror", (error) => seen.errors.push(String(error.error())));
  await context.addInitScript(recordLayoutShifts);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return {
    context,
    page,
    seen,
    layoutShifts: () => page.evaluate(() => Reflect.get(globalThis, "layoutShifts") as string[]), // as recorded below
    close: () => context.close(),
  };
}

/** Runs in the page, before its own scripts. https://wicg.github.io/layout-instability/ */
function recordLayoutShifts(): void {
  interface LayoutShift extends PerformanceEntry {
    readonly value: number;
    readonly hadRecentInput: boolean;
    readonly sources: readonly { readonly node: Node | null }[];
  }
  /**
   * What follows an input within half a second is no shift to a browser. On a machine that is busy with other tests,
   * the answer to the same input takes longer; a page that was only loaded gets no such grace.
   */
  const graceMs = 3_000;
  /** A hundredth of what counts as good: a line of the header that settles by a pixel, and nothing that anybody reads. */
  const seenFrom = 0.001;
  let lastInput = Number.NEGATIVE_INFINITY;
  for (const type of ["pointerdown", "keydown", "input", "change"]) {
    addEventListener(type, ({ timeStamp }) => (lastInput = timeStamp), { capture: true });
  }
  const { layoutShifts } = Object.assign(globalThis, { layoutShifts: [] as string[] });
  const nameOf = (node: Node | null): string =>
    node instanceof Element ? `${node.tagName.toLowerCase()}.${node.className}` : String(node?.nodeName);
  new PerformanceObserver((list) => {
    // TypeScript's own types do not have this entry yet.
    for (const { value, hadRecentInput, sources, startTime } of list.getEntries() as LayoutShift[]) {
      if (value < seenFrom || hadRecentInput || startTime - lastInput < graceMs) continue;
      const moved = sources.map(({ node }) => nameOf(node)).join(", ");
      layoutShifts.push(`${value.toFixed(4)} ${location.pathname}: ${moved}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
}
