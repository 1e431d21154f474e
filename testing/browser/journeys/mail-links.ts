import { afterEach, describe, expect, it } from "@jest/globals";
import { pathIn } from "../../../contracts/site-paths.ts";
import { edition } from "../../edition.ts";
import { changeAddressByCalls, registerByCalls } from "../account.ts";
import { expectAccessible } from "../audit.ts";
import { password, registrantOf } from "../registrant.ts";
import type { Stage, Visitor } from "../stage.ts";

const words = {
  ja: {
    userId: "利用者ID（メールアドレス）",
    logIn: "ログインする",
    myPage: "マイページ",
    notice: "ログインのお知らせ",
    title: "このログインに心当たりがない",
    button: "すべての端末をログアウトし、パスワードを無効にする",
    doneTitle: "パスワードを無効にしました",
    deadTitle: "このリンクは使えません",
    next: "パスワードを再設定する",
    resetTitle: "パスワードの再設定",
    security: "ログインの確認",
    always: "ログインのたび",
    save: "お知らせの設定を保存する",
    saved: "お知らせの設定を保存しました。",
  },
  en: {
    userId: "User ID (email address)",
    logIn: "Sign in",
    myPage: "My page",
    notice: "A sign-in to your account",
    title: "I do not recognise this sign-in",
    button: "Sign out all browsers and void the password",
    doneTitle: "The password no longer works",
    deadTitle: "This link no longer works",
    next: "Set a new password",
    resetTitle: "Reset your password",
    security: "Devices and sign-ins",
    always: "At every sign-in",
    save: "Save this choice",
    saved: "Your choice was saved.",
  },
} as const;

const undoing = {
  ja: {
    title: "メールアドレスの変更を取り消す",
    individual: "変更を取り消す",
    business: "利用を停止して市に知らせる",
    reverted: "メールアドレスの変更を取り消しました",
    frozen: "アカウントの利用を停止しました",
  },
  en: {
    title: "Undo the change of your email address",
    individual: "Undo the change",
    business: "Stop the account and inform the city",
    reverted: "The change was undone",
    frozen: "The account was stopped",
  },
} as const;

const correcting = {
  ja: {
    proveTitle: "メールアドレスの確認",
    prove: "このメールアドレスを確認する",
    proven: "メールアドレスを確認しました",
    stopTitle: "窓口での手続きを止める",
    stop: "手続きを止めて市に知らせる",
    stopped: "手続きを止めました",
  },
  en: {
    proveTitle: "Confirm your email address",
    prove: "Confirm this email address",
    proven: "Your email address is confirmed",
    stopTitle: "Stop what the city's desk was asked for",
    stop: "Stop it and inform the city",
    stopped: "It was stopped",
  },
} as const;

const exporting = {
  ja: {
    title: "登録情報のダウンロード",
    json: "登録情報をダウンロードする",
    csv: "表（CSV）でダウンロードする",
    done: "ダウンロードしました",
  },
  en: {
    title: "Download your information",
    json: "Download the registered information",
    csv: "Download as a table (CSV)",
    done: "The file has been downloaded",
  },
} as const;

/** Whoever does not recognise a sign-in presses the button behind the mail's link, and sets a new password. */
export function mailLinks(stage: () => Stage): void {
  describe("a link of a mail:", () => {
    let visitor: Visitor;
    afterEach(async () => {
      expect(visitor.seen).toEqual({ foreign: [], errors: [] });
      await visitor.close();
    });

    describe("the mail about a sign-in", () => {
      it.each(
        edition(
          [
            ["ja", "phone"],
            ["en", "desktop"],
          ] as const,
          1,
        ),
      )("leads to a button that ends it, once (%s)", async (language, size) => {
        visitor = await stage().visitor({ language, size });
        const { page, say, email } = visitor;
        const { control, origin } = stage();
        const w = words[language];
        const { arrive, button, field, heading, link } = registrantOf(visitor, control);
        await registerByCalls(visitor, control);
        await control.mailNumber(2, email);

        await page.goto(`${origin}${pathIn(language, "/mypage/security")}`);
        await heading(w.security).waitFor();
        await page.getByRole("radio", { name: w.always, exact: true }).check();
        await button(w.save).click();
        await page.getByText(w.saved, { exact: true }).waitFor();
        await expectAccessible(page);

        await page.context().clearCookies();
        await page.goto(`${origin}${pathIn(language, "/login")}`);
        await field(w.userId).fill(email);
        await field(say.password).fill(password);
        await button(w.logIn).click();
        await arrive(w.myPage, "my-page");
        const { body } = await control.mailNumber(3, email);
        const [address = ""] = /https?:\S+\/links\/disavow#\S+/.exec(body.text ?? "") ?? [];

        await page.goto(address);
        await heading(w.title).waitFor();
        await expectAccessible(page);
        expect(page.url()).not.toContain("#");
        await button(w.button).click();
        await arrive(w.doneTitle, "link-done");
        await expectAccessible(page);
        await link(w.next).click();
        await arrive(w.resetTitle, "reset");

        await page.goto(address);
        await button(w.button).click();
        await heading(w.deadTitle).waitFor();
        await expectAccessible(page);
      });
    });

    describe("the mail about a changed address", () => {
      it.each(
        edition(
          [
            ["ja", "phone", "individual"],
            ["en", "desktop", "business"],
          ] as const,
          0,
        ),
      )("leads to a button that says what it does (%s, %s, %s)", async (language, size, accountType) => {
        visitor = await stage().visitor({ language, size });
        const { page, email } = visitor;
        const { control } = stage();
        const w = { ...words[language], ...undoing[language] };
        const { arrive, button, heading } = registrantOf(visitor, control);
        await registerByCalls(visitor, control, accountType);
        await control.mailNumber(2, email);
        await changeAddressByCalls(visitor, control, email.replace("@", ".new@"));
        const { body } = await control.mailNumber(3, email);
        const [address = ""] = /https?:\S+\/links\/email-undo#\S+/.exec(body.text ?? "") ?? [];

        await page.goto(address);
        await heading(w.title).waitFor();
        await expectAccessible(page);
        expect(page.url()).not.toContain("#");
        await button(w[accountType]).click();
        await arrive(accountType === "individual" ? w.reverted : w.frozen, "link-done");
        await expectAccessible(page);

        // As from the mail again: a page of its own, not the same one with another fragment.
        await page.goto("about:blank");
        await page.goto(address);
        await button(w[accountType]).click();
        await heading(w.deadTitle).waitFor();
        await expectAccessible(page);
      });
    });

    describe("the mails about a correction by the desk", () => {
      it.each(
        edition(
          [
            ["ja", "phone"],
            ["en", "desktop"],
          ] as const,
          0,
        ),
      )("lead to buttons that prove the new mailbox, and that stop it (%s)", async (language, size) => {
        visitor = await stage().visitor({ language, size });
        const { page, email } = visitor;
        const { control } = stage();
        const w = { ...words[language], ...correcting[language] };
        const { arrive, button, heading } = registrantOf(visitor, control);
        await registerByCalls(visitor, control);
        await control.mailNumber(2, email);
        const newEmail = email.replace("@", ".new@");
        const wish = { email, kind: "correct-address", newEmail, evidence: "letter" };
        expect((await control.desk("proposals", wish)).status).toBe(201);
        await control.advanceClock(12);
        const follow = async (number: number, to: string) => {
          const { body } = await control.mailNumber(number, to);
          await page.goto("about:blank");
          await page.goto(/https?:\S+\/links\/\S+/.exec(body.text ?? "")?.[0] ?? "");
        };

        await follow(1, newEmail);
        await heading(w.proveTitle).waitFor();
        await expectAccessible(page);
        expect(page.url()).not.toContain("#");
        await button(w.prove).click();
        await arrive(w.proven, "link-done");
        await expectAccessible(page);

        await follow(3, email);
        await heading(w.stopTitle).waitFor();
        await expectAccessible(page);
        await button(w.stop).click();
        await arrive(w.stopped, "link-done");
        await expectAccessible(page);

        await follow(1, newEmail);
        await button(w.prove).click();
        await heading(w.deadTitle).waitFor();
      });
    });

    describe("the mail with an export by the desk", () => {
      it.each(
        edition(
          [
            ["ja", "phone"],
            ["en", "desktop"],
          ] as const,
          1,
        ),
      )("leads to what is stored, in either form (%s)", async (language, size) => {
        visitor = await stage().visitor({ language, size });
        const { page, email } = visitor;
        const { control } = stage();
        const w = exporting[language];
        const { arrive, button, heading } = registrantOf(visitor, control);
        await registerByCalls(visitor, control);
        await control.mailNumber(2, email);
        const { proposalId, digest } = (await control.desk("proposals", { email, kind: "export" })).body;
        const approval = `proposals/${String(proposalId)}/approvals`;
        expect((await control.otherDesk(approval, { digest })).status).toBe(200);
        await control.advanceClock(12);
        const { body } = await control.mailNumber(3, email);
        const [address = ""] = /https?:\S+\/links\/export#\S+/.exec(body.text ?? "") ?? [];

        for (const [pressed, form] of [
          [w.json, "json"],
          [w.csv, "csv"],
        ] as const) {
          await page.goto("about:blank");
          await page.goto(address);
          await heading(w.title).waitFor();
          await expectAccessible(page);
          const download = page.waitForEvent("download");
          await button(pressed).click();
          expect((await download).suggestedFilename()).toMatch(new RegExp(`^account-[\\d-]+\\.${form}$`));
          await arrive(w.done, "link-done");
        }
      });
    });
  });
}
