import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { pathIn } from "../../../contracts/site-paths.ts";
import { registerByCalls } from "../account.ts";
import { expectAccessible } from "../audit.ts";
import { handsOf } from "../hands.ts";
import { example, registrantOf } from "../registrant.ts";
import type { Size, Stage, Visitor } from "../stage.ts";

const words = {
  ja: {
    title: "担当者の引き継ぎ",
    email: "後任の方のメールアドレス",
    emailAgain: "後任の方のメールアドレス（確認）",
    submit: "招待を送る",
    sent: /に招待のメールを送信しました。$/,
    open: "招待中です",
    again: "招待をもう一度送る",
    withdraw: "招待を取り消す",
    withdrawn: "招待を取り消しました。",
    accept: "引き継ぐ",
    accepted: "アカウントを引き継ぎました。次回から、ご自身のメールアドレスでログインしてください。",
    dead: "このリンクは使えません",
    signIn: "ログインへ",
    unknown: "担当者の引き継ぎに心当たりがない",
    stop: "利用を停止して市に知らせる",
    stopped: "アカウントの利用を停止しました",
  },
  en: {
    title: "Hand the account over",
    email: "Successor's email address",
    emailAgain: "Successor's email address (confirmation)",
    submit: "Send the invitation",
    sent: /^We have sent the invitation to/,
    open: "An invitation is open",
    again: "Send the invitation again",
    withdraw: "Withdraw the invitation",
    withdrawn: "The invitation was withdrawn.",
    accept: "Take over",
    accepted: "You have taken the account over. From now on, sign in with your own email address.",
    dead: "This link no longer works",
    signIn: "Sign in",
    unknown: "I do not recognise this handover",
    stop: "Stop the account and inform the city",
    stopped: "The account was stopped",
  },
} as const;

const acceptTitle = { ja: "担当者の引き継ぎ", en: "Take the account over" } as const;
const successorsPassword = "Kamome-to-Nami-2027";

/** The account of a business goes from one person to the next. */
export function handover(stage: () => Stage): void {
  describe("a handover", () => {
    let visitor: Visitor;
    let next: string;
    beforeEach(() => {
      next = `next-${randomUUID()}@example.jp`;
    });
    afterEach(async () => {
      expect(visitor.seen).toEqual({ foreign: [], errors: [] });
      await visitor.close();
    });

    const open = async (language: keyof typeof words, size: Size) => {
      visitor = await stage().visitor({ language, size });
      const { control, origin } = stage();
      const registrant = registrantOf(visitor, control);
      await registerByCalls(visitor, control, "business");
      await visitor.page.goto(`${origin}${pathIn(language, "/mypage")}`);
      await registrant.heading(visitor.say.myPage).waitFor();
      return { ...registrant, w: words[language], control };
    };
    const linkIn = async (number: number) => {
      const { body } = await stage().control.mailNumber(number, next);
      return /https?:\S+\/links\/handover#\S+/.exec(body.text ?? "")?.[0] ?? "";
    };
    const undoLink = async () => {
      const { body } = await stage().control.mailNumber(3, visitor.email);
      return /https?:\S+\/links\/email-undo#\S+/.exec(body.text ?? "")?.[0] ?? "";
    };

    it("is offered and taken on a phone, in Japanese, and its link is dead then", async () => {
      const { page, button, field, heading, link, arrive, w } = await open("ja", "phone");
      const { say } = visitor;
      await link(w.title).click();
      await arrive(w.title, "handover");
      await expectAccessible(page);
      await button(w.submit).click();
      await page.getByRole("heading", { level: 2, name: /2件あります/ }).waitFor();
      await expectAccessible(page);
      await field(w.email).fill(next);
      await field(w.emailAgain).fill(next);
      await button(w.submit).click();
      await page.getByRole("alert").getByText(w.sent).waitFor();
      await page.getByRole("heading", { level: 2, name: w.open }).waitFor();
      await expectAccessible(page);
      const dead = await linkIn(1);
      await button(w.withdraw).click();
      await page.getByText(w.withdrawn, { exact: true }).waitFor();
      await field(w.email).fill(next);
      await field(w.emailAgain).fill(next);
      await button(w.submit).click();
      await button(w.again).waitFor();
      const address = await linkIn(2);

      // Whoever comes next has another browser.
      await visitor.context.clearCookies();
      await page.goto("about:blank");
      await page.goto(dead);
      await heading(w.dead).waitFor();
      await expectAccessible(page);
      await page.goto("about:blank");
      await page.goto(address);
      await button(w.accept).waitFor();
      expect(page.url()).not.toContain("#");
      await page.getByRole("definition").filter({ hasText: example.business }).waitFor();
      await expectAccessible(page);
      await button(w.accept).click();
      await page.getByRole("heading", { level: 2, name: /\d件あります/ }).waitFor();
      await expectAccessible(page);
      await page.getByRole("checkbox", { name: say.accept, exact: true }).check();
      const names = ["後任", "次郎", "コウニン", "ジロウ"];
      for (const [index, label] of say.business.contact.entries())
        await field(label).fill(names[index] ?? "");
      await field(say.business.department).fill(example.department);
      await field(say.phone).fill(example.phone);
      await field(say.password).fill(successorsPassword);
      await field(say.passwordAgain).fill(successorsPassword);
      await button(w.accept).click();
      const dialog = page.getByRole("dialog");
      await dialog.waitFor();
      await expectAccessible(page);
      await dialog.getByRole("button", { name: say.ok, exact: true }).click();
      await arrive(say.myPage, "my-page");
      await page.getByText(w.accepted, { exact: true }).waitFor();
      for (const text of [next, "次郎"])
        await page.getByRole("definition").filter({ hasText: text }).waitFor();
      await expectAccessible(page);

      await page.goto("about:blank");
      await page.goto(address);
      await heading(w.dead).waitFor();
      await link(w.signIn).click();
      await heading(say.login).waitFor();

      // Whoever had it before is informed, and did not ask for that.
      await page.goto("about:blank");
      await page.goto(await undoLink());
      await heading(w.unknown).waitFor();
      await expectAccessible(page);
      await button(w.stop).click();
      await arrive(w.stopped, "link-done");
      await expectAccessible(page);
    });

    it("is offered and taken on a desktop, in English, by the keyboard alone", async () => {
      const { page, button, field, link, heading, arrive, w } = await open("en", "desktop");
      const { say } = visitor;
      const { press, reach, type } = handsOf(page);
      await press(link(w.title));
      await arrive(w.title, "handover");
      await type(field(w.email), next);
      await type(field(w.emailAgain), next);
      await page.keyboard.press("Enter");
      await page.getByRole("alert").getByText(w.sent).waitFor();
      const address = await linkIn(1);
      await visitor.context.clearCookies();
      await page.goto("about:blank");
      await page.goto(address);
      await heading(acceptTitle.en).waitFor();
      await button(w.accept).waitFor();
      await expectAccessible(page);
      const agree = page.getByRole("checkbox", { name: say.accept, exact: true });
      await reach(agree);
      await page.keyboard.press("Space");
      const names = ["後任", "次郎", "コウニン", "ジロウ"];
      for (const [index, label] of say.business.contact.entries())
        await type(field(label), names[index] ?? "");
      await type(field(say.phone), example.phone);
      await type(field(say.password), successorsPassword);
      await type(field(say.passwordAgain), successorsPassword);
      await page.keyboard.press("Enter");
      await press(page.getByRole("dialog").getByRole("button", { name: say.ok, exact: true }));
      await arrive(say.myPage, "my-page");
      await page.getByText(w.accepted, { exact: true }).waitFor();

      await page.goto(await undoLink());
      await heading(w.unknown).waitFor();
      await press(button(w.stop));
      await arrive(w.stopped, "link-done");
    });
  });
}
