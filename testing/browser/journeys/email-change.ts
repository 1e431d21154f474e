import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { pathIn } from "../../../contracts/site-paths.ts";
import { registerByCalls } from "../account.ts";
import { expectAccessible } from "../audit.ts";
import { handsOf } from "../hands.ts";
import { password, registrantOf } from "../registrant.ts";
import type { Size, Stage, Visitor } from "../stage.ts";

const words = {
  ja: {
    change: /^変更\s*（利用者ID（メールアドレス））$/,
    title: "メールアドレス（利用者ID）の変更",
    current: "現在のメールアドレス",
    next: "新しいメールアドレス",
    nextAgain: "新しいメールアドレス（確認）",
    submit: "認証コードを送信する",
    note: "変更すると利用者IDも変わります。以前のメールアドレスにもお知らせします。",
    suggestion: "このアドレスに直す",
    unchanged: "現在のメールアドレスと同じです。新しいメールアドレスを入力してください。",
    recent: /取り消せるあいだ、この操作はできません。\d+月\d+日/,
    confirm: "確認する",
    giveUp: "やめる",
    codeTitle: "新しいメールアドレスの確認",
    wrong: "メールに記載された認証コードを確認してください。",
    goOn: "認証コードを入力する",
    cancel: "変更をやめる",
    cancelled: "変更をやめました。メールアドレスは変わっていません。",
    expired: "認証コードの有効期限が切れました",
    doneTitle: "メールアドレスの変更完了",
    done: "メールアドレスを変更しました。次回から新しいメールアドレスでログインしてください。",
    lost: "変更の手続きを確認できません",
    signedOut: "ログインしてください",
    userId: "利用者ID（メールアドレス）",
    logIn: "ログインする",
    refused: "メールアドレスまたはパスワードが違います。",
  },
  en: {
    change: /^Change\s+User ID \(email address\)$/,
    title: "Change your email address (user ID)",
    current: "Current email address",
    next: "New email address",
    nextAgain: "New email address (confirmation)",
    submit: "Send the verification code",
    note: "This changes your user ID, too. We also email your earlier address.",
    suggestion: "Use this address",
    unchanged: "Your account has this email address already. Enter the new one.",
    recent: /can still undo that. Try again after \d+ \w+/,
    confirm: "Confirm",
    giveUp: "Cancel",
    codeTitle: "Confirm your new email address",
    wrong: "The verification code is wrong",
    goOn: "Enter the verification code",
    cancel: "Cancel the change",
    cancelled: "The change was cancelled. Your email address is as before.",
    expired: "The verification code has expired",
    doneTitle: "Email address changed",
    done: "Your email address has been changed. From now on, sign in with the new address.",
    lost: "Your change could not be found",
    signedOut: "Please sign in",
    userId: "User ID (email address)",
    logIn: "Sign in",
    refused: "The email address or the password is wrong.",
  },
} as const;

/** The address of an account, which is its user id, becomes another one. */
export function emailChange(stage: () => Stage): void {
  describe("a change of the email address", () => {
    let visitor: Visitor;
    let next: string;
    beforeEach(() => {
      next = `moved-${randomUUID()}@example.jp`;
    });
    afterEach(async () => {
      expect(visitor.seen).toEqual({ foreign: [], errors: [] });
      await visitor.close();
    });

    /** Somebody with an account, on the screen where the new address is given. */
    const open = async (language: keyof typeof words, size: Size) => {
      visitor = await stage().visitor({ language, size });
      const { control, origin } = stage();
      const registrant = registrantOf(visitor, control);
      await registerByCalls(visitor, control);
      const goto = (path: string) => visitor.page.goto(`${origin}${pathIn(language, path)}`);
      await goto("/mypage/email");
      await registrant.heading(words[language].title).waitFor();
      return { ...registrant, say: words[language], control, goto };
    };
    type Opened = Awaited<ReturnType<typeof open>>;
    const enter = async ({ field, say }: Opened, address: string) => {
      await field(say.next).fill(address);
      await field(say.nextAgain).fill(address);
    };
    const logIn = async ({ field, button, say }: Opened, email: string) => {
      await field(say.userId).fill(email);
      await field(visitor.say.password).fill(password);
      await button(say.logIn).click();
    };

    it("is made on a phone, in Japanese: the new address signs in, the old one does not", async () => {
      const opened = await open("ja", "phone");
      const { page, button, link, field, heading, arrive, verify, say, control, goto } = opened;
      await goto("/mypage");
      await heading(visitor.say.myPage).waitFor();
      await page.getByRole("link", { name: say.change }).click();
      await arrive(say.title, "email-change");
      await page.getByText(say.note, { exact: true }).waitFor();
      await page.getByRole("definition").filter({ hasText: visitor.email }).waitFor();
      await expectAccessible(page);

      await button(say.submit).click();
      await page.getByRole("heading", { level: 2, name: /2件あります/ }).waitFor();
      await expectAccessible(page);
      await enter(opened, visitor.email);
      await button(say.submit).click();
      await page.getByText(say.unchanged).first().waitFor();
      expect(await page.locator('[aria-invalid="true"]').count()).toBe(1);
      await enter(opened, "someone@gmail.con");
      await field(say.nextAgain).blur();
      await field(say.next).focus();
      await field(say.next).blur();
      await button(say.suggestion).click();
      await page.reload();
      await heading(say.title).waitFor();
      for (const label of [say.next, say.nextAgain])
        expect(await field(label).inputValue()).toBe("someone@gmail.com");

      // The password was given long ago: it is asked for anew. Whoever gives up is where they were.
      await enter(opened, next);
      await control.advanceClock(11 * 60);
      await button(say.submit).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: say.giveUp, exact: true }).click();
      await dialog.waitFor({ state: "hidden" });
      await button(say.submit).click();
      await dialog.locator("input[type=password]").fill(password);
      await expectAccessible(page);
      await button(say.confirm).click();
      await arrive(say.codeTitle, "email-change-code");
      await expectAccessible(page);

      const code = await control.code(next);
      await verify(code === "000000" ? "111111" : "000000");
      await page.getByText(say.wrong).first().waitFor();
      await page.goBack();
      await heading(say.title).waitFor();
      expect(await field(say.nextAgain).inputValue()).toBe(next);
      await link(say.goOn).click();
      await arrive(say.codeTitle, "email-change-code");
      await button(say.cancel).click();
      await arrive(say.title, "email-change");
      await page.getByText(say.cancelled, { exact: true }).waitFor();
      expect(await field(say.next).inputValue()).toBe("");
      await expectAccessible(page);

      await enter(opened, next);
      await button(say.submit).click();
      await arrive(say.codeTitle, "email-change-code");
      await page.reload();
      await heading(say.codeTitle).waitFor();
      await verify(await control.code(next, 2));
      await arrive(say.doneTitle, "email-change-done");
      await page.getByText(say.done, { exact: true }).waitFor();
      await expectAccessible(page);
      await link(visitor.say.toMyPage).click();
      await arrive(visitor.say.myPage, "my-page");
      await page.getByRole("definition").filter({ hasText: next }).waitFor();

      await page.getByRole("link", { name: say.change }).click();
      await enter(opened, `third-${next}`);
      await button(say.submit).click();
      await page.getByRole("alert").getByText(say.recent).waitFor();
      await expectAccessible(page);

      await page.getByRole("banner").getByRole("button", { name: visitor.say.logout, exact: true }).click();
      await arrive(visitor.say.login, "login");
      await logIn(opened, visitor.email);
      await page.getByText(say.refused).first().waitFor();
      await logIn(opened, next);
      await arrive(visitor.say.myPage, "my-page");
      await page.getByRole("definition").filter({ hasText: next }).waitFor();
    });

    it("is made on a desktop, in English, by the keyboard alone, with a second code", async () => {
      const { page, field, button, link, heading, arrive, say, control, goto } = await open("en", "desktop");
      const { press, type } = handsOf(page);
      await expectAccessible(page);
      await type(field(say.next), next);
      await type(field(say.nextAgain), next);
      await page.keyboard.press("Enter");
      await arrive(say.codeTitle, "email-change-code");
      await control.code(next);
      // The session lives on by being used; the code does not.
      for (const minutes of [16, 16]) {
        await control.advanceClock(minutes * 60);
        await page.reload();
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.waitForLoadState("networkidle");
      }
      await page.getByRole("heading", { name: say.expired }).waitFor();
      await expectAccessible(page);
      await press(button(visitor.say.newCode));
      const code = await control.code(next, 2);
      await page.getByRole("heading", { name: say.expired }).waitFor({ state: "detached" });
      await type(field(visitor.say.code), code);
      await page.keyboard.press("Enter");
      await arrive(say.doneTitle, "email-change-done");
      await page.getByText(say.done, { exact: true }).waitFor();
      await expectAccessible(page);
      await press(link(visitor.say.toMyPage));
      await arrive(visitor.say.myPage, "my-page");
      await page.getByRole("definition").filter({ hasText: next }).waitFor();

      // A tab without a change of its own, and one that has made none.
      await goto("/mypage/email/code");
      await heading(say.lost).waitFor();
      await expectAccessible(page);
      await goto("/mypage/email/done");
      await heading(visitor.say.myPage).waitFor();
    });

    it("whose session has ended says with which address to sign in", async () => {
      const opened = await open("ja", "phone");
      const { page, button, link, heading, arrive, verify, say, control } = opened;
      await enter(opened, next);
      await button(say.submit).click();
      await arrive(say.codeTitle, "email-change-code");
      // As when the answer to the right code is lost, and the new session with it.
      await visitor.context.clearCookies({ name: "__Host-session" });
      await verify(await control.code(next));
      await heading(say.signedOut).waitFor();
      await expectAccessible(page);
      await link(say.logIn).click();
      await arrive(visitor.say.login, "login");
      await logIn(opened, visitor.email);
      await arrive(visitor.say.myPage, "my-page");
      await page.getByRole("definition").filter({ hasText: visitor.email }).waitFor();
    });
  });
}
