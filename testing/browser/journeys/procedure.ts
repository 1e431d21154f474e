import { afterEach, describe, expect, it } from "@jest/globals";
import { edition } from "../../edition.ts";
import { expectAccessible } from "../audit.ts";
import { type AccountType, example, password, registrantOf } from "../registrant.ts";
import type { Stage, Visitor } from "../stage.ts";

/** The city's procedure from the first page to My page, by everybody, on every screen. */
export function theProcedure(stage: () => Stage): void {
  describe("the whole procedure", () => {
    let visitor: Visitor;
    afterEach(() => visitor.close());

    it.each(
      edition(
        [
          ["business", "ja", "phone", "new"],
          ["individual", "ja", "desktop", "old"],
          ["individual", "en", "phone", "new"],
          ["business", "en", "desktop", "new"],
        ] as const,
        ...[0, 2],
      ),
    )(
      "registers a %s in %s on a %s with a %s browser, accessible on every screen",
      async (accountType, language, size, age) => {
        visitor = await stage().visitor({ language, size, isOld: age === "old" });
        const { page, say, email, seen } = visitor;
        const onScreen = () => expectAccessible(page);
        const registrant = registrantOf(visitor, stage().control, { accountType, onScreen });

        await page.getByRole("heading", { level: 1 }).waitFor();
        const isNew = await page.evaluate(() => "any" in AbortSignal && "toSorted" in Array.prototype);
        expect(isNew).toBe(age === "new");
        await onScreen();
        if (size === "desktop")
          for (const name of say.nav)
            expect(
              await page.getByRole("navigation").getByRole("link", { name, exact: true }).isVisible(),
            ).toBe(true);
        await registrant.register();

        await page.getByRole("link", { name: say.toMyPage, exact: true }).click();
        await registrant.arrive(say.myPage, "my-page");
        await seesOwnName(visitor, accountType);
        expect(await page.locator("html").getAttribute("lang")).toBe(language);

        await seesWhereSignedIn(visitor, registrant);
        await changesPassword(visitor, registrant);

        // The completion's mail waits a moment for its follow-up, and may come after the one about the password.
        const mails = await Promise.all([1, 2, 3].map((number) => stage().control.mailNumber(number, email)));
        const [code, ...others] = mails.map(({ subject }) => subject);
        expect(code).toContain(
          language === "ja" ? "認証コードのお知らせ（1通目）" : "Your verification code (email 1)",
        );
        expect(others).toEqual(
          expect.arrayContaining(
            (language === "ja" ? ["本登録完了", "パスワード"] : ["complete", "password"]).map((words) =>
              expect.stringContaining(words),
            ),
          ),
        );
        expect(await visitor.layoutShifts()).toEqual([]);
        expect(seen).toEqual({ foreign: [], errors: [] });
      },
    );

    it("takes ten files, and asks the API for nothing that it has just received", async () => {
      visitor = await stage().visitor();
      const { page, say } = visitor;
      const files = new Set<string>();
      const calls: string[] = [];
      page.on("request", (request) => {
        const { pathname } = new URL(request.url());
        if (pathname === "/favicon.svg") return; // of the browser's own window, where it has one
        if (!pathname.startsWith("/api/")) files.add(pathname.replace(/-[\w-]{8}(?=\.)/, ""));
        else calls.push(`${request.method()} ${pathname.replace(/(?<=registrations\/)[\w-]+/, "{id}")}`);
      });
      await page.reload();
      const registrant = registrantOf(visitor, stage().control);
      await registrant.register();
      await page.getByRole("link", { name: say.toMyPage, exact: true }).click();
      await registrant.arrive(say.myPage, "my-page");

      expect([...files].sort()).toEqual([
        "/",
        // My page and the screens that it leads to share pieces with these.
        "/assets/email-change.js",
        "/assets/handover.js",
        "/assets/index.css",
        "/assets/index.js",
        "/assets/links.js",
        "/assets/others.js",
        "/assets/rolldown-runtime.js",
        "/assets/screens.js",
        "/config.json",
        "/notices.json",
      ]);
      // How often it is asked how the mail fares depends on the mail.
      const [first, start, ...later] = calls;
      expect([first, start]).toEqual(["GET /api/terms", "POST /api/registrations"]);
      expect(later.filter((call, at) => call !== later[at - 1])).toEqual([
        "GET /api/registrations/{id}",
        "POST /api/registrations/{id}/verification",
        "POST /api/registrations/{id}/password-judgement",
        "GET /api/addresses",
        "POST /api/registrations/{id}/review",
        "POST /api/registrations/{id}/completion",
        "GET /api/me",
      ]);
      expect(later.filter((call) => call === "GET /api/me")).toHaveLength(2);
    });
  });
}

const words = {
  ja: {
    security: "ログインの確認",
    current: "この端末",
    ...{ title: "パスワードの変更", now: "現在のパスワード", next: "新しいパスワード" },
    ...{ again: "新しいパスワード（確認）", submit: "変更する" },
    changed: "パスワードを変更しました。ほかの端末はログアウトしました。",
  },
  en: {
    security: "Devices and sign-ins",
    current: "this device",
    ...{ title: "Change the password", now: "Current password", next: "New password" },
    ...{ again: "New password (again)", submit: "Change" },
    changed: "Your password has been changed. You were signed out on all your other devices.",
  },
  "ja-easy": {
    security: "ログインを 確かめる",
    current: "今 使って いる もの",
    ...{ title: "パスワードを 変える", now: "今の パスワード", next: "新しい パスワード" },
    ...{ again: "新しい パスワード（もう一度）", submit: "変える" },
    changed: "パスワードを 変えました。ほかの スマートフォンや パソコンは ログアウトしました。",
  },
};

type Registrant = ReturnType<typeof registrantOf>;

async function seesWhereSignedIn({ page, say, language }: Visitor, { arrive }: Registrant): Promise<void> {
  const { security, current } = words[language];
  await page.getByRole("link", { name: security, exact: true }).click();
  await arrive(security, "security");
  await page.getByText(current, { exact: true }).waitFor();
  await page.getByRole("main").getByRole("link", { name: say.myPage, exact: true }).click();
  await arrive(say.myPage, "my-page");
}

async function changesPassword({ page, say, language }: Visitor, { arrive }: Registrant): Promise<void> {
  const { title, now, next, again, submit, changed } = words[language];
  await page.getByRole("link", { name: title, exact: true }).click();
  await arrive(title, "password");
  await page.locator("#currentPassword").fill(password);
  for (const id of ["password", "passwordConfirmation"])
    await page.locator(`#${id}`).fill("Kamome-to-Nami-2027");
  for (const label of [now, next, again])
    expect(await page.getByText(label, { exact: true }).count()).toBeGreaterThan(0);
  await page.getByRole("button", { name: submit, exact: true }).click();
  await arrive(say.myPage, "my-page");
  await page.getByRole("alert").getByText(changed, { exact: true }).waitFor();
}

/** Left of the way out, as the city's last step asks to check. */
async function seesOwnName({ page, say, language }: Visitor, accountType: AccountType): Promise<void> {
  const name = accountType === "business" ? example.business : example.person.slice(0, 2).join(" ");
  const header = page.getByRole("banner");
  const shown = header.getByRole("link", { name: language === "ja" ? `${name}さん` : name, exact: true });
  await shown.waitFor();
  const wayOut = header.getByRole("button", { name: say.logout, exact: true });
  const [left, right] = await Promise.all([shown.boundingBox(), wayOut.boundingBox()]);
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0);
}
