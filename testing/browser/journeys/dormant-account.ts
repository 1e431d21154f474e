import { afterEach, describe, expect, it } from "@jest/globals";
import { pathIn } from "../../../contracts/site-paths.ts";
import { edition } from "../../edition.ts";
import { registerByCalls } from "../account.ts";
import { expectAccessible } from "../audit.ts";
import { password, registrantOf } from "../registrant.ts";
import type { Stage, Visitor } from "../stage.ts";

const words = {
  ja: {
    userId: "利用者ID（メールアドレス）",
    logIn: "ログインする",
    asleep: "長い間ご利用がありませんでした",
    send: "認証コードを送る",
    title: "ご利用の再開",
    revived: "ご利用を再開しました。これまでのパスワードでログインしてください。",
    myPage: "マイページ",
  },
  en: {
    userId: "User ID (email address)",
    logIn: "Sign in",
    asleep: "This account is paused",
    send: "Send a verification code",
    title: "Resume your account",
    revived: "Your account is resumed. Please sign in with the password that you had.",
    myPage: "My page",
  },
} as const;

/** Whoever has not signed in for years is offered a code, and signs in with the password after it. */
export function dormantAccount(stage: () => Stage): void {
  describe("a dormant account", () => {
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
        1,
      ),
    )("is woken from the login screen by a code, and signed in to (%s)", async (language, size) => {
      visitor = await stage().visitor({ language, size });
      const { page, say, email } = visitor;
      const { control, origin } = stage();
      const w = words[language];
      const { arrive, button, field, heading, verify } = registrantOf(visitor, control);
      await registerByCalls(visitor, control);
      await control.mailNumber(2, email);
      await control.fallAsleep(email);
      await page.context().clearCookies();
      const signIn = async () => {
        await field(w.userId).fill(email);
        await field(say.password).fill(password);
        await button(w.logIn).click();
      };

      await page.goto(`${origin}${pathIn(language, "/login")}`);
      await signIn();
      await page.getByRole("heading", { name: w.asleep, exact: true, level: 2 }).waitFor();
      expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("alert");
      await expectAccessible(page);
      await button(w.send).click();
      await arrive(w.title, "revival-code");
      await expectAccessible(page);

      // Closed on the way, it is found again where the mail leads.
      await page.goto(`${origin}${pathIn(language, "/revival/code")}`);
      await heading(w.title).waitFor();
      await verify(await control.code(email, 3));
      await arrive(say.login, "login");
      await page.getByText(w.revived, { exact: true }).waitFor();
      await expectAccessible(page);
      await signIn();
      await arrive(w.myPage, "my-page");

      // What is over leads nowhere but to signing in.
      await page.goto(`${origin}${pathIn(language, "/revival/code")}`);
      await heading(
        language === "ja" ? "再開の手続きを確認できません" : "Your request could not be found",
      ).waitFor();
    });
  });
}
