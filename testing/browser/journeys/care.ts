import { afterEach, describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import { expectAccessible } from "../audit.ts";
import { expectFocusOn } from "../focus.ts";
import { example, registrantOf } from "../registrant.ts";
import type { Stage, Visitor } from "../stage.ts";

/** As Google Translate does it: each text gives way to two `<font>` elements with other words. */
const translate = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
    for (const text of texts.filter(({ data }) => data.trim() !== "")) {
      const outer = document.createElement("font");
      outer.append(document.createElement("font"));
      outer.firstElementChild?.append(`[${text.data}]`);
      text.replaceWith(outer);
    }
  });

/** Counts the moments in which the page has no heading. */
const watchForBlanks = (page: Page) =>
  page.evaluate(() => {
    const { blanks } = Object.assign(globalThis, { blanks: [] as string[] });
    new MutationObserver(() => {
      if (!document.querySelector("#main h1")) blanks.push(location.pathname);
    }).observe(document.body, { childList: true, subtree: true });
  });
const blanksOf = (page: Page) => page.evaluate(() => Reflect.get(globalThis, "blanks") as string[]); // as recorded above

/** What browsers, translations and second thoughts do to a registration. */
export function care(stage: () => Stage): void {
  describe("a registration is taken care of", () => {
    let visitor: Visitor;
    afterEach(async () => {
      expect(visitor.seen).toEqual({ foreign: [], errors: [] });
      await visitor.close();
    });
    const setUp = async () => {
      visitor = await stage().visitor();
      const { control } = stage();
      return { ...visitor, control, ...registrantOf(visitor, control) };
    };

    it("whose fields were filled in unheard, and whose page is being translated", async () => {
      const { page, say, control, email, ...steps } = await setUp();
      await steps.chooseType();
      await steps.acceptTerms();
      for (const name of [say.email, say.emailAgain])
        await steps.field(name).evaluate((input, value) => {
          if (input instanceof HTMLInputElement) input.value = value;
        }, email);
      await steps.button(say.submitEmail).click();
      await steps.arrive(say.codeTitle, "code");
      await control.mailNumber(1, email);

      await control.advanceClock(61);
      await page.reload();
      await steps.field(say.code).waitFor();
      await translate(page);
      const mailNumber = page.getByRole("definition");
      await mailNumber.filter({ hasText: "[1通目のメール]" }).waitFor();
      await page.getByRole("button", { name: `[${say.resend}]` }).click();
      await mailNumber.filter({ hasText: /^2通目のメール/ }).waitFor();
      await page.getByRole("textbox").fill(await control.code(email, 2));
      await page.getByRole("button", { name: `[${say.verify}]` }).click();
      await steps.arrive(say.profileTitle.business, "profile");
    });

    it("whose errors stay in view, whose rows are changed one by one, and whose time is extended", async () => {
      const { page, say, control, ...steps } = await setUp();
      await watchForBlanks(page);
      await steps.toProfile();
      expect(await blanksOf(page)).toEqual([]);

      await steps.button(say.review).click();
      const summary = page.getByRole("region", { name: /誤りが\d+件あります/ });
      await expectFocusOn(summary);
      expect(await summary.evaluate((one) => one === document.querySelector("#main section"))).toBe(true);
      const title = await summary.getByRole("heading").textContent();
      await steps.fillProfile();
      expect(await summary.getByRole("heading").textContent()).toBe(title);
      await expectAccessible(page);

      // A character that cannot be stored is replaced in one tap, and the field has the focus.
      const name = steps.field(say.business.name);
      await name.fill("髙橋商店");
      await steps.button(say.review).click();
      await expectFocusOn(summary);
      await steps.button("「高橋商店」に直す").click();
      await expectFocusOn(name);
      expect(await name.inputValue()).toBe("高橋商店");
      await page.waitForFunction(() => document.querySelector("[aria-invalid=true]") === null);
      await steps.toReview();

      await page.getByRole("link", { name: /^変更\s*（連絡先電話番号）$/ }).click();
      const phone = steps.field(say.phone);
      await expectFocusOn(phone);
      await phone.fill("0442003939");
      await steps.button(say.review).click();
      await expectFocusOn(page.getByRole("link", { name: /^変更\s*（連絡先電話番号）$/ }));
      await page.getByText("0442003939").waitFor();
      await expectAccessible(page);

      // Nine minutes before the end; the reload asks what time it is.
      await control.advanceClock(21 * 60);
      await page.reload();
      await steps.button(say.newCode).click();
      await steps.arrive(say.codeTitle, "renewed");
      await steps.verifyMail(2);
      expect(await name.inputValue()).toBe("高橋商店");
    });

    it("that says nothing about notices is shown to have said nothing", async () => {
      const { page, say, ...steps } = await setUp();
      await steps.toProfile();
      await steps.enterPassword();
      await steps.field(say.business.name).fill(example.business);
      await steps.fillNames(say.business.contact, example.person);
      await steps.field(say.phone).fill(example.phone);
      await steps.toReview();
      await page.getByText("未選択（お知らせのメールは届きません）").waitFor();
      expect(await page.getByText(say.unwanted, { exact: true }).count()).toBe(0);
    });
  });
}
