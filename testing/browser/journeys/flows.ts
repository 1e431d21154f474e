import { afterEach, describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import { expectAccessible } from "../audit.ts";
import { expectFocusOn } from "../focus.ts";
import { example, registrantOf } from "../registrant.ts";
import type { Stage, Visitor } from "../stage.ts";

/** The API does what it is asked to, and its answer does not come through. */
async function loseNextAnswer(page: Page, urlPattern: string): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  devTools.once("Fetch.requestPaused", async ({ requestId }) => {
    await devTools.send("Fetch.failRequest", { requestId, errorReason: "ConnectionClosed" });
    await devTools.send("Fetch.disable");
  });
  await devTools.send("Fetch.enable", { patterns: [{ urlPattern, requestStage: "Response" }] });
}

/** Several registrations in one browser, answers that are lost, browsers that keep nothing. */
export function flows(stage: () => Stage): void {
  describe("the registration of a tab", () => {
    let visitor: Visitor;
    afterEach(async () => {
      await visitor.close();
    });
    const setUp = async () => {
      visitor = await stage().visitor();
      const { control, origin } = stage();
      return { ...visitor, control, origin, ...registrantOf(visitor, control) };
    };
    /** Another tab of the same browser, for another address. */
    const inTab = (page: Page, email: string) => registrantOf({ ...visitor, page, email }, stage().control);

    it("stays its own while another tab registers another address, to the end", async () => {
      const { page, say, context, origin, email, ...steps } = await setUp();
      await steps.toProfile();
      await steps.fillProfile();

      const tab = await context.newPage();
      await tab.goto(`${origin}/register`);
      const other = inTab(tab, `other-${email}`);
      await tab.getByRole("link", { name: say.as.business, exact: true }).click();
      await other.acceptTerms();
      await other.sendEmail();

      await page.bringToFront();
      await steps.toReview();
      await page.getByText(email, { exact: true }).waitFor();
      await page.reload();
      await page.getByText(email, { exact: true }).waitFor();
      await steps.enterPassword();
      await steps.button(say.usePassword).click();
      await steps.complete();
      await page.getByText(email, { exact: true }).waitFor();

      // The other goes on as if nothing had been, with a form that nobody has filled in.
      await tab.reload();
      await other.verifyMail();
      await tab.getByText(`other-${email}`, { exact: true }).waitFor();
      expect(await other.field(say.business.name).inputValue()).toBe("");

      // Back from the completion leads to nobody else's registration, and to the top of what it says.
      await page.goBack();
      const over = steps.heading("登録は完了しています");
      await expectFocusOn(over);
      await page.waitForFunction(() => scrollY === 0);
    });

    it("is apart from the one before in the same tab, whose form is offered and not taken", async () => {
      const { page, say, email, origin, ...steps } = await setUp();
      await steps.toProfile();
      await steps.field(say.business.name).fill(example.business);
      await page.goto(`${origin}/register/email`);
      await page.getByText("このタブで、登録の途中です").waitFor();
      await expectAccessible(page);
      const other = inTab(page, `second-${email}`);
      await other.sendEmail();
      await other.verifyMail();
      expect(await steps.field(say.business.name).inputValue()).toBe("");
      await page.getByText(`（${email}）`).waitFor();
      await expectAccessible(page);
      await steps.button("その内容を使う").click();
      expect(await steps.field(say.business.name).inputValue()).toBe(example.business);
    });

    it("is begun once, with one mail, though the answer to its start was lost", async () => {
      const { page, say, control, email, ...steps } = await setUp();
      await steps.chooseType();
      await steps.acceptTerms();
      await loseNextAnswer(page, "*/api/registrations");
      await steps.enterEmail();
      await steps.button(say.submitEmail).click();
      await page.getByText("通信できませんでした").waitFor();
      await page.reload();
      await steps.button(say.submitEmail).click();
      await steps.arrive(say.codeTitle, "code");
      await steps.verifyMail();
      expect(await control.mailsTo(email)).toHaveLength(1);
    });

    it("is not begun where the browser keeps no cookies: no mail goes out", async () => {
      const { page, say, control, email, ...steps } = await setUp();
      await steps.chooseType();
      await steps.acceptTerms();
      const devTools = await page.context().newCDPSession(page);
      await devTools.send("Emulation.setDocumentCookieDisabled", { disabled: true });
      await steps.enterEmail();
      await steps.button(say.submitEmail).click();
      await page.getByRole("alert").getByText("Cookieを使えるようにしてください").waitFor();
      await expectAccessible(page);
      expect(await control.mailsTo(email)).toEqual([]);
      await devTools.send("Emulation.setDocumentCookieDisabled", { disabled: false });
      await steps.button("もう一度確認する").click();
      await steps.button(say.submitEmail).click();
      await steps.arrive(say.codeTitle, "code");

      // Cookies that were deleted afterwards are said to be so.
      await page.context().clearCookies();
      await page.reload();
      await page.getByText("Cookieが使えないか、消されています").waitFor();
      await expectAccessible(page);
    });

    it("is known after a reload where nothing but cookies is kept, and unknown in another browser", async () => {
      const { page, say, ...steps } = await setUp();
      await page.addInitScript(() => {
        for (const name of ["localStorage", "sessionStorage"])
          Object.defineProperty(globalThis, name, {
            get() {
              throw new DOMException("denied", "SecurityError");
            },
          });
      });
      await page.reload();
      await steps.chooseType();
      await steps.acceptTerms();
      await steps.sendEmail();
      await page.reload();
      await steps.field(say.code).waitFor();

      await visitor.close();
      visitor = await stage().visitor();
      await visitor.page.goto(`${stage().origin}/register/code`);
      await visitor.page.getByText("このブラウザーでは、登録を始めていません").waitFor();
    });
  });
}
