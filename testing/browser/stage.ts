import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { defaultLanguage, htmlLanguage, locales } from "../../contracts/language.ts";
import { pathIn } from "../../contracts/site-paths.ts";
import type { TestCloud } from "../cloud/cloud-process.ts";
import { launchChromium } from "./chromium.ts";
import { type Control, controlOf } from "./control.ts";
import { type Labels, labels } from "./labels.ts";
import { makeOld } from "./old-browser.ts";
import { openWatchedPage, type WatchedPage } from "./watched-page.ts";

export type Language = keyof typeof labels;

/** A phone and a desktop, as the acceptance names them. */
export const sizes = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1280, height: 900 },
};
export type Size = keyof typeof sizes;

export interface VisitorOptions {
  readonly size?: Size;
  readonly language?: Language;
  /** With the oldest browser that the site works in, as far as that can be played. */
  readonly isOld?: boolean;
}

/** One browser and one local cloud for a whole suite. */
export interface Stage {
  /** As the browser sees the site. */
  readonly origin: string;
  readonly browser: Browser;
  readonly control: Control;
  /** A visitor with a browser profile of their own, at the first page. */
  visitor(options?: VisitorOptions): Promise<Visitor>;
  close(): Promise<void>;
}

export interface Visitor extends WatchedPage {
  readonly language: Language;
  readonly size: Size;
  readonly say: Labels;
  /** Of nobody else. */
  readonly email: string;
}

/** The cloud ends with the stage. */
export async function openStage(cloud: TestCloud): Promise<Stage> {
  const { origin, url } = cloud;
  const browser = await launchChromium(origin, url).catch(async (error: unknown) => {
    await cloud.stop();
    throw error;
  });
  return {
    origin,
    browser,
    control: controlOf(cloud),
    async visitor({ size = "phone", language = "ja", isOld = false } = {}) {
      const context = await browser.newContext({ viewport: sizes[size], locale: "ja-JP" });
      if (isOld) await makeOld(context);
      const watched = await openWatchedPage(context, origin);
      const { page } = watched;
      await page.goto(origin);
      if (language !== defaultLanguage) {
        await page.getByRole("button", { name: locales[language].name, exact: true }).click();
        await page.waitForURL(`${origin}${pathIn(language, "/")}`);
      }
      await page.locator(`html[lang="${htmlLanguage(language)}"]`).waitFor();
      await page.getByRole("heading", { level: 1 }).waitFor();
      const email = `visitor-${randomUUID()}@example.jp`;
      return { ...watched, language, size, say: labels[language], email };
    },
    async close() {
      await browser.close();
      await cloud.stop();
    },
  };
}
