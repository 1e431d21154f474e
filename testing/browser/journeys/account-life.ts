import { afterEach, describe, expect, it } from "@jest/globals";
import { pathIn } from "../../../contracts/site-paths.ts";
import { edition } from "../../edition.ts";
import { registerByCalls } from "../account.ts";
import { type Appearance, appearanceNames, appearances, sheetsOf } from "../appearance.ts";
import { expectAccessible } from "../audit.ts";
import { expectFocusOn } from "../focus.ts";
import { handsOf } from "../hands.ts";
import { registrantOf } from "../registrant.ts";
import type { Stage, Visitor } from "../stage.ts";

const words = {
  ja: {
    myPage: "マイページ",
    title: "利用者登録の廃止",
    confirmed: "内容を確認しました",
    mustConfirm: "内容を確認のうえ、チェックを入れてください。",
    reason: "利用する予定がない",
    submit: "廃止を申し出る",
    question: "廃止を申し出ます。よろしいですか？",
    pending: /^\d+年\d+月\d+日に廃止されます$/,
    keep: "廃止を取り消す",
    kept: "廃止を取り消しました。引き続きご利用いただけます。",
    edit: "登録内容を修正する",
    cancelTitle: "廃止の取り消し",
  },
  en: {
    myPage: "My page",
    title: "Close the account",
    confirmed: "I have read this",
    mustConfirm: "Check what will happen, and tick the box.",
    reason: "It is not needed any more",
    submit: "Ask to close the account",
    question: "You ask to close the account. Is that all right?",
    pending: /^The account closes on \d+ \w+ \d{4}$/,
    keep: "Keep the account",
    kept: "The account stays as it is.",
    edit: "Correct the information",
    cancelTitle: "Keep the account",
  },
} as const;

const cases = [
  ["ja", "phone"],
  ["en", "desktop"],
] as const;

/** The account's end. */
export function accountLife(stage: () => Stage): void {
  let visitor: Visitor;
  afterEach(async () => {
    expect(visitor.seen).toEqual({ foreign: [], errors: [] });
    await visitor.close();
  });

  describe("the end of an account", () => {
    it.each(edition(cases, 0))("is asked for and taken back (%s)", async (language, size) => {
      visitor = await stage().visitor({ language, size });
      const { page, say } = visitor;
      const w = words[language];
      const { arrive, button, link } = registrantOf(visitor, stage().control);
      await registerByCalls(visitor, stage().control);

      await page.goto(`${stage().origin}${pathIn(language, "/mypage")}`);
      await link(w.title).click();
      await arrive(w.title, "withdrawal");
      await expectAccessible(page);
      await button(w.submit).click();
      await page.getByText(w.mustConfirm).first().waitFor();
      await page.getByLabel(w.reason, { exact: true }).check();
      await page.getByRole("checkbox", { name: w.confirmed, exact: true }).check();
      await button(w.submit).click();
      const dialog = page.getByRole("dialog", { name: w.question });
      await dialog.waitFor();
      await expectAccessible(page);
      await dialog.getByRole("button", { name: say.ok, exact: true }).click();

      await arrive(w.myPage, "my-page");
      await page.getByRole("heading", { name: w.pending }).waitFor();
      expect(await link(w.edit).count()).toBe(0);
      await expectAccessible(page);

      // As the mail's link leads there.
      await page.goto(`${stage().origin}${pathIn(language, "/links/withdrawal-cancel")}`);
      await page.getByRole("heading", { level: 1, name: w.cancelTitle }).waitFor();
      await button(w.keep).click();
      await arrive(w.myPage, "my-page");
      await page.getByText(w.kept, { exact: true }).waitFor();
      await page.reload();
      await link(w.edit).waitFor();
    });

    it("is asked for and taken back with the keyboard alone", async () => {
      visitor = await stage().visitor({ size: "desktop" });
      const { page, say } = visitor;
      const w = words.ja;
      const { arrive, button, link } = registrantOf(visitor, stage().control);
      const { keyboard } = page;
      const { press } = handsOf(page);
      await registerByCalls(visitor, stage().control);
      await page.goto(`${stage().origin}/mypage`);
      await link(w.title).waitFor();
      await press(link(w.title));
      await arrive(w.title, "withdrawal-by-keyboard");
      await press(button(w.submit));
      await expectFocusOn(page.getByRole("region", { name: /件あります/ }));
      await keyboard.press("Tab");
      await keyboard.press("Enter");
      await expectFocusOn(page.getByRole("checkbox"));
      await keyboard.press("Space");
      await page.getByRole("checkbox", { checked: true }).waitFor();
      await press(button(w.submit));
      const ok = page.getByRole("dialog").getByRole("button", { name: say.ok, exact: true });
      await expectFocusOn(ok);
      await keyboard.press("Enter");
      await arrive(w.myPage, "my-page-by-keyboard");
      await press(button(w.keep));
      await link(w.edit).waitFor();
    });

    it.each(appearanceNames)("is readable on each of its screens %s", async (name: Appearance) => {
      visitor = await stage().visitor();
      const { page, say } = visitor;
      const w = words.ja;
      const { arrive, button } = registrantOf(visitor, stage().control);
      await registerByCalls(visitor, stage().control);
      await appearances[name](page);
      await page.goto(`${stage().origin}/mypage/withdrawal`);
      await page.getByRole("checkbox", { name: w.confirmed, exact: true }).check();
      await expectAccessible(page);
      await button(w.submit).click();
      const ok = page.getByRole("dialog").getByRole("button", { name: say.ok, exact: true });
      await ok.waitFor();
      await expectAccessible(page);
      await ok.click();
      await arrive(w.myPage, "my-page");
      await expectAccessible(page);
      await page.goto(`${stage().origin}/links/withdrawal-cancel`);
      await button(w.keep).waitFor();
      await expectAccessible(page);
      expect(await sheetsOf(page)).toBe(1);
    });
  });
}
