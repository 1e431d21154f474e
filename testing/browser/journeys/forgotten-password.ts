import { afterEach, describe, expect, it } from "@jest/globals";
import { pathIn } from "../../../contracts/site-paths.ts";
import { edition } from "../../edition.ts";
import { registerByCalls } from "../account.ts";
import { expectAccessible } from "../audit.ts";
import { registrantOf } from "../registrant.ts";
import type { Stage, Visitor } from "../stage.ts";

const words = {
  ja: {
    link: "パスワードを忘れた方はこちら",
    title: "パスワードの再設定",
    email: "登録したメールアドレス",
    next: "次へ",
    codeTitle: "認証コードの入力",
    note: "登録のないメールアドレスには、その旨のメールが届きます。",
    newTitle: "新しいパスワードの設定",
    password: "新しいパスワード",
    again: "新しいパスワード（確認）",
    change: "変更する",
    question: "更新します。よろしいですか？",
    doneTitle: "パスワードを変更しました",
    toLogin: "ログインへ",
    userId: "利用者ID（メールアドレス）",
    logIn: "ログインする",
    myPage: "マイページ",
  },
  en: {
    link: "Forgot your password?",
    title: "Reset your password",
    email: "Registered email address",
    next: "Next",
    codeTitle: "Enter the verification code",
    note: "An address that is not registered is sent an email that says so.",
    newTitle: "Set a new password",
    password: "New password",
    again: "New password (again)",
    change: "Change",
    question: "Your password will be changed. Is that all right?",
    doneTitle: "Your password has been changed",
    toLogin: "Go to the sign-in screen",
    userId: "User ID (email address)",
    logIn: "Sign in",
    myPage: "My page",
  },
} as const;

const NEW_PASSWORD = "Kawa-sagi#9135";

/** Whoever has forgotten the password sets a new one, and signs in with it. */
export function forgottenPassword(stage: () => Stage): void {
  describe("a forgotten password", () => {
    let visitor: Visitor;
    afterEach(async () => {
      expect(visitor.seen).toEqual({ foreign: [], errors: [] });
      await visitor.close();
    });

    it.each(
      edition(
        [
          ["ja", "phone"],
          ["en", "desktop"],
        ] as const,
        0,
      ),
    )("is set anew from the login screen to My page (%s)", async (language, size) => {
      visitor = await stage().visitor({ language, size });
      const { page, say, email } = visitor;
      const { control } = stage();
      const w = words[language];
      const { arrive, button, field, link, verify } = registrantOf(visitor, control);
      await registerByCalls(visitor, control);
      // The completion mail comes before the code.
      await control.mailNumber(2, email);

      await page.goto(`${stage().origin}${pathIn(language, "/login")}`);
      await link(w.link).click();
      await arrive(w.title, "reset");
      await expectAccessible(page);
      await field(w.email).fill(email);
      await button(w.next).click();
      await arrive(w.codeTitle, "reset-code");
      await page.getByText(w.note, { exact: true }).waitFor();
      await expectAccessible(page);
      await verify(await control.code(email, 3));
      await arrive(w.newTitle, "reset-new");
      await field(w.password).fill(NEW_PASSWORD);
      await field(w.again).fill(NEW_PASSWORD);
      await expectAccessible(page);
      await button(w.change).click();
      const dialog = page.getByRole("dialog", { name: w.question });
      await dialog.getByRole("button", { name: say.ok, exact: true }).click();
      await arrive(w.doneTitle, "reset-done");

      await link(w.toLogin).click();
      await arrive(say.login, "login");
      await field(w.userId).fill(email);
      await field(say.password).fill(NEW_PASSWORD);
      await button(w.logIn).click();
      await arrive(w.myPage, "my-page");
    });
  });
}
