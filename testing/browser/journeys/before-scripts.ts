import { describe, expect, it } from "@jest/globals";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { expectAccessible } from "../audit.ts";
import { type Stage, sizes } from "../stage.ts";

const city = "川崎市";
const phone = "044-200-3939";
const enable = "このサービスを利用するには、ブラウザーの設定でJavaScriptを有効にして";
const failed = "通信できなかったため、画面を表示できませんでした。";
const old = "新しいブラウザーをご利用ください";

/** What is read before any script has run, and where none ever does. */
export function beforeScripts(stage: () => Stage): void {
  describe("the page without its scripts", () => {
    /** A phone's page, prepared before it is opened. */
    const open = async (prepare: (page: Page) => Promise<unknown>, options: BrowserContextOptions = {}) => {
      const context = await stage().browser.newContext({
        viewport: sizes.phone,
        locale: "ja-JP",
        ...options,
      });
      const page = await context.newPage();
      await prepare(page);
      await page.goto(stage().origin, { waitUntil: "domcontentloaded" });
      await page.getByText(city, { exact: true }).waitFor();
      await page.getByRole("heading", { level: 1, name: "オンライン手続きかわさき" }).waitFor();
      const call = page.getByRole("link", { name: phone }).first();
      expect(await call.getAttribute("href")).toBe("tel:0442003939");
      return { page, call, close: () => context.close() };
    };
    /** From the top of the page, in the first view. */
    const expectInView = async (text: Locator) => {
      await text.waitFor();
      const box = await text.boundingBox();
      expect((box?.y ?? Number.NaN) + (box?.height ?? 0)).toBeLessThanOrEqual(sizes.phone.height);
    };

    it("says in the first view whose it is, what it needs and whom to call, where scripts are off", async () => {
      const { page, call, close } = await open(async () => undefined, { javaScriptEnabled: false });
      // A text of noscript is no text to Playwright's own search for texts.
      const sentences = page.locator("noscript p");
      expect(await sentences.first().textContent()).toContain(enable);
      expect(await sentences.last().textContent()).toContain("please turn on JavaScript");
      await expectInView(sentences.first());
      await expectInView(call);
      expect(await page.getByText(failed).isVisible()).toBe(false);
      await close();
    });

    it("is there while the configuration is awaited, and gives way to the screen", async () => {
      let answer = (): void => undefined;
      const asked = new Promise<void>((resolve) => {
        answer = resolve;
      });
      const { page, close } = await open((page) =>
        page.route("**/config.json", async (route) => {
          await asked;
          await route.continue();
        }),
      );
      expect(await page.getByText(old).isVisible()).toBe(false);
      await expectAccessible(page);
      answer();
      await page.getByRole("button", { name: "メニュー" }).waitFor();
      expect(await page.locator("#shell").count()).toBe(0);
      await close();
    });

    it("says so when the configuration cannot be had, and loads it again", async () => {
      const { page, close } = await open((page) =>
        page.route("**/config.json", (route) => route.abort(), { times: 2 }),
      );
      await expectInView(page.getByText(failed));
      await page.getByRole("button", { name: "もう一度読み込む" }).click();
      await page.getByRole("button", { name: "メニュー" }).waitFor();
      expect(await page.locator("#shell").count()).toBe(0);
      await close();
    });

    it("shows a browser below the floor at once what it needs", async () => {
      const { page, close } = await open((page) =>
        page.addInitScript(() => Reflect.deleteProperty(Array.prototype, "findLast")),
      );
      await expectInView(page.getByText(old).first());
      expect(await page.locator("#root").innerHTML()).toBe("");
      await expectAccessible(page);
      await close();
    });
  });
}
