import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "@jest/globals";
import { appearances, sheetsOf } from "../appearance.ts";
import { expectAccessible } from "../audit.ts";
import { example, registrantOf } from "../registrant.ts";
import { type Stage, sizes, type Visitor } from "../stage.ts";

const openPages = [
  "/",
  "/register",
  "/login",
  "/characters",
  "/help",
  "/faq",
  "/procedures/individual",
  "/procedures/business",
  "/password/reset",
  // Without a flow of this browser.
  "/password/reset/code",
  "/mypage/email/code",
  "/links/withdrawal-cancel",
  "/no-such-page",
];
const initialLimitBytes = 25_000;

/** How the site looks and weighs, whatever is done on it. */
export function presentation(stage: () => Stage): void {
  describe("the site", () => {
    let visitor: Visitor;
    afterEach(async () => {
      expect(visitor.seen).toEqual({ foreign: [], errors: [] });
      await visitor.close();
    });

    it.each(["ja", "en"] as const)(
      "is accessible on every open page, without a layout shift (%s)",
      async (language) => {
        visitor = await stage().visitor({ language });
        const { page } = visitor;
        for (const path of openPages) {
          await page.goto(stage().origin + path);
          await page.getByRole("heading", { level: 1 }).waitFor();
          await page.waitForLoadState("networkidle");
          await expectAccessible(page);
          expect([path, await visitor.layoutShifts()]).toEqual([path, []]);
        }
      },
    );

    it("needs no scrolling sideways at 320 px in forced colours, and prints its end on one sheet", async () => {
      visitor = await stage().visitor();
      const { page } = visitor;
      await appearances["at 320 px in forced colours"](page);
      const onScreen = () => expectAccessible(page);
      const registrant = registrantOf(visitor, stage().control, { onScreen });
      await registrant.register();
      expect(await sheetsOf(page)).toBe(1);
    });

    it("needs none with text at 200 % either, and is as readable in the dark", async () => {
      visitor = await stage().visitor({ size: "desktop" });
      const { page } = visitor;
      await appearances["with text at 200 % in the dark"](page);
      const registrant = registrantOf(visitor, stage().control, { onScreen: () => expectAccessible(page) });
      await registrant.register();
    });

    it("shows every error of a form at once, each beside its field and in the summary", async () => {
      visitor = await stage().visitor();
      const { page, say } = visitor;
      const registrant = registrantOf(visitor, stage().control);
      await registrant.chooseType();
      await registrant.button(say.start).click();
      await page.getByText("利用規約に同意してください").first().waitFor();
      await expectAccessible(page);
      await registrant.acceptTerms();
      await registrant.button(say.submitEmail).click();
      await page.getByRole("heading", { level: 2, name: /件あります/ }).waitFor();
      await expectAccessible(page);
      await registrant.sendEmail();
      for (const part of [registrant.field(say.code), registrant.button(say.verify)]) {
        const box = await part.boundingBox();
        expect((box?.y ?? Number.NaN) + (box?.height ?? 0)).toBeLessThanOrEqual(sizes.phone.height);
      }
      await registrant.button(say.verify).click();
      await page.getByRole("heading", { level: 2, name: /件あります/ }).waitFor();
      await expectAccessible(page);
      await registrant.verifyMail();
      await registrant.field(say.business.name).fill("株式会社髙﨑①");
      await registrant.field(say.phone).fill("110");
      await registrant.button(say.review).click();
      await page.getByRole("heading", { level: 2, name: /件あります/ }).waitFor();
      expect(await page.title()).toMatch(/^エラー/);
      // Each part of the form with its own: two passwords, a name, a phone number and four names of the contact person.
      expect(await page.getByText(/件の誤りがあります$/).allTextContents()).toEqual(
        [2, 1, 5].map((count) => `${count}件の誤りがあります`),
      );
      const invalid = await page.locator('[aria-invalid="true"]').count();
      expect(
        await page
          .getByRole("region", { name: /件あります/ })
          .getByRole("link")
          .count(),
      ).toBe(invalid);
      await expectAccessible(page);
    });

    it("folds the representative, who can be taken for the contact person", async () => {
      visitor = await stage().visitor();
      const { page, say } = visitor;
      const registrant = registrantOf(visitor, stage().control);
      await registrant.toProfile();
      const height = async () => (await page.locator("#representative").boundingBox())?.height;
      expect(await height()).toBe(0);
      await registrant.button("代表者名を入力する").click();
      expect(await height()).toBeGreaterThan(0);
      expect(await registrant.button("代表者と同じ").count()).toBe(0);
      await registrant.fillNames(say.business.representative, example.representative);
      await registrant.button("代表者と同じ").click();
      for (const [at, label] of say.business.contact.entries())
        expect(await registrant.field(label).inputValue()).toBe(example.representative[at]);
      await expectAccessible(page);
    });

    it("converts what is typed in other widths, and says so", async () => {
      visitor = await stage().visitor();
      const { page, say } = visitor;
      const registrant = registrantOf(visitor, stage().control);
      await registrant.toProfile();
      const [, , kana] = say.business.contact;
      await registrant.field(kana).fill("ｶﾜｻｷ");
      await registrant.field(say.phone).fill("０４４－２００－２１１１");
      await registrant.field(kana).blur();
      await registrant.field(say.business.name).focus();
      expect(await registrant.field(kana).inputValue()).toBe("カワサキ");
      expect(await registrant.field(say.phone).inputValue()).toBe("0442002111");
      await page.getByText("「カワサキ」に変換しました。").waitFor();
    });

    it("has its language in the address: through links, reloads and back, and remembered", async () => {
      visitor = await stage().visitor();
      const { page } = visitor;
      const { origin } = stage();
      const isAt = async (path: string, title: string) => {
        await page.getByRole("heading", { level: 1, name: title }).waitFor();
        expect(page.url()).toBe(origin + path);
      };
      await page.goto(`${origin}/help#mail`);
      await page.getByRole("button", { name: "English" }).click();
      await isAt("/en/help#mail", "Help");
      expect(await page.locator("html").getAttribute("lang")).toBe("en");
      expect(await page.locator('link[hreflang="ja"]').getAttribute("href")).toBe("/help");
      await page.reload();
      await isAt("/en/help#mail", "Help");
      await page.getByRole("contentinfo").getByRole("link", { name: "Permitted characters" }).click();
      await isAt("/en/characters", "Permitted characters");
      // An address from before, and one that states no language.
      await page.goBack();
      await page.goBack();
      await page.getByText("First time here").waitFor();
      expect(page.url()).toBe(`${origin}/en`);
      await page.goto(`${origin}/faq`);
      await isAt("/en/faq", "Frequently asked questions");
      await page.getByRole("button", { name: "日本語" }).click();
      await isAt("/faq", "よくあるご質問");
    });

    it("greets a first visitor in their browser's language, and shows a screen in its address's", async () => {
      visitor = await stage().visitor();
      const abroad = await stage().browser.newContext({ locale: "en-GB" });
      const page = await abroad.newPage();
      const { origin } = stage();
      await page.goto(`${origin}/register`);
      await page.getByRole("heading", { level: 1, name: "利用者の新規登録" }).waitFor();
      await page.goto(origin);
      await page.getByText("First time here").waitFor();
      expect(page.url()).toBe(`${origin}/en`);
      await abroad.close();
    });

    it("leads its developers to the mails, in the local cloud", async () => {
      visitor = await stage().visitor();
      const link = visitor.page.getByRole("link", { name: "届いたメール" });
      expect(await link.getAttribute("href")).toBe("/_local/inbox");
    });

    it("loads at most 25 KB of JavaScript for its first page", async () => {
      visitor = await stage().visitor();
      const { page } = visitor;
      const scripts = new Map<string, Promise<Buffer>>();
      page.on("response", (response) => {
        if (response.request().resourceType() === "script") scripts.set(response.url(), response.body());
      });
      await page.reload();
      await page.getByRole("heading", { level: 1 }).waitFor();
      const sizes = (await Promise.all(scripts.values())).map((body) => gzipSync(body).length);
      expect(sizes.length).toBeGreaterThan(0);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(initialLimitBytes);
    });
  });
}
