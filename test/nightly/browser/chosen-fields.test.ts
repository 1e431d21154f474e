/** A city that offers further fields and requires another one, in a real browser: by its folder and nothing else. */

import { describe, expect, it, jest } from "@jest/globals";
import { expectAccessible } from "../../../testing/browser/audit.ts";
import { ownStage } from "../../../testing/browser/own-stage.ts";
import { registrantOf } from "../../../testing/browser/registrant.ts";
import { edition } from "../../../testing/edition.ts";

jest.setTimeout(240_000);

const words = {
  ja: {
    number: "法人番号（ハイフンなし）",
    numberLabel: "法人番号",
    tradeName: "屋号",
    wrong: /法人番号は、国税庁から通知された13桁の数字で入力してください。/,
    missing: /担当部署を入力してください。/,
  },
  en: {
    number: "Corporate number (no hyphens)",
    numberLabel: "Corporate number",
    tradeName: "Trade name",
    wrong: /Enter the corporate number as the 13 digits that the National Tax Agency has given\./,
    missing: /Enter a department\./,
  },
} as const;

const stage = ownStage({ municipality: "midori" });

describe("fields that a city has chosen", () => {
  it.each(
    edition(
      [
        ["ja", "phone"],
        ["en", "desktop"],
      ] as const,
      0,
    ),
  )("are checked, reviewed, stored and corrected (%s, %s)", async (language, size) => {
    const visitor = await stage().visitor({ language, size });
    const { page, say, seen } = visitor;
    const { number, numberLabel, tradeName, wrong, missing } = words[language];
    const onScreen = () => expectAccessible(page);
    const registrant = registrantOf(visitor, stage().control, { onScreen });
    const { field, button, arrive } = registrant;
    /** What stands beside a label in the list of facts. */
    const fact = (label: string) =>
      page
        .locator(".facts__row", { has: page.locator("dt", { hasText: new RegExp(`^${label}$`) }) })
        .locator("dd")
        .first()
        .textContent();

    await registrant.toProfile();
    await registrant.fillProfile();
    await field(number).fill("７０００－０１２０－５０００３");
    await field(say.business.department).fill("");
    await button(say.review).click();
    const summary = page.locator(".error-list");
    await summary.getByText(wrong).waitFor();
    await summary.getByText(missing).waitFor();
    await expectAccessible(page);

    await field(number).fill("７０００－０１２０－５０００２");
    await field(tradeName).fill("たまがわ商店");
    expect(await field(number).inputValue()).toBe("7000012050002");
    await field(say.business.department).fill("総務部");
    await registrant.toReview();
    expect(await fact(numberLabel)).toContain("7000012050002");
    await registrant.complete();

    await page.goto(`${stage().origin}/mypage`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.getByText("たまがわ商店").waitFor();
    await page.getByRole("link", { name: say.edit, exact: true }).click();
    await field(tradeName).fill("");
    await field(number).fill("8000 0120 10038");
    await button(say.save).click();
    await arrive(say.myPage, "my-page");
    expect(await fact(numberLabel)).toContain("8000012010038");
    expect(await page.getByText("たまがわ商店").count()).toBe(0);
    expect(seen).toEqual({ foreign: [], errors: [] });
    await visitor.close();
  });
});

describe("what a city publishes without a deployment", () => {
  const text = { ja: "12月1日22時から停止します。", en: "Closed on 1 December from 22:00." };

  it.each(edition(["ja", "en"] as const, 1))(
    "stands above every screen, and on the first page (%s)",
    async (language) => {
      const visitor = await stage().visitor({ language, size: "phone" });
      const { page, seen } = visitor;
      const title = { ja: "お休み", en: "Holidays" };
      const notices = [{ publishedOn: "2026-12-01", title, body: text }];
      await page.route("**/notices.json", (route) =>
        route.fulfill({ json: { banner: { kind: "outage", text }, notices } }),
      );
      await page.goto(`${stage().origin}${language === "en" ? "/en" : "/"}`);
      const banner = page.getByRole("status").getByRole("region");
      await banner.getByText(text[language]).waitFor();
      await page.getByRole("heading", { level: 3, name: title[language] }).waitFor();
      await expectAccessible(page);
      expect(seen).toEqual({ foreign: [], errors: [] });
      await visitor.close();
    },
  );

  it.each([
    ["is no JSON", "{"],
    ["is of another shape", '{"banner":{"kind":1,"text":[]},"notices":[null]}'],
  ])("changes nothing where the file %s", async (_, body) => {
    const visitor = await stage().visitor();
    const { page, seen } = visitor;
    await page.route("**/notices.json", (route) => route.fulfill({ body }));
    const answered = page.waitForResponse("**/notices.json");
    await page.goto(stage().origin);
    await answered;
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await page.getByRole("status").getByRole("region").count()).toBe(0);
    expect(seen).toEqual({ foreign: [], errors: [] });
    await visitor.close();
  });
});
