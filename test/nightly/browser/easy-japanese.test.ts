/** やさしい日本語 in a real browser, on a phone, of a city that offers it by its folder and nothing else. */
import { describe, expect, it, jest } from "@jest/globals";
import { expectAccessible } from "../../../testing/browser/audit.ts";
import { ownStage } from "../../../testing/browser/own-stage.ts";
import { registrantOf } from "../../../testing/browser/registrant.ts";

jest.setTimeout(240_000);

const stage = ownStage({ municipality: "midori" });

describe("やさしい日本語", () => {
  it("leads an individual through the registration, with readings above the kanji", async () => {
    const visitor = await stage().visitor({ language: "ja-easy", size: "phone" });
    const { page, email, seen, say } = visitor;
    const onScreen = async () => {
      await expectAccessible(page);
      expect(new URL(page.url()).pathname).toMatch(/^\/easy(?:\/|$)/);
      expect(await page.locator("html").getAttribute("lang")).toBe("ja");
      expect(await page.locator("main ruby > rt").count()).toBeGreaterThan(0);
      const { width = 0 } = page.viewportSize() ?? {};
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    };
    const registrant = registrantOf(visitor, stage().control, { accountType: "individual", onScreen });
    await registrant.chooseType();
    const terms = page.getByRole("region", { name: "利用規約の 文", exact: true });
    expect(await terms.textContent()).toMatch(/まとめ.*利用規約りようきやくの.*この規約は、みどり市/s);
    await registrant.acceptTerms();
    await registrant.sendEmail();
    await registrant.verifyMail();
    await registrant.button(say.review).click();
    await page.getByText("生うまれた", { exact: false }).first().waitFor();
    await registrant.fillProfile();
    await registrant.toReview();
    await registrant.complete();

    const code = await stage().control.mailNumber(1, email);
    expect(code.subject).toBe("【みどり市電子申請サービス】認証コードの お知らせ（1番目の メール）");
    const completion = await stage().control.mailNumber(2, email);
    expect(completion.subject).toContain("登録が 終わりました");
    expect(completion.body.text).toContain("登録（とうろく）が 終わりました。");
    expect(completion.body.text).toContain(`${stage().origin}/easy/mypage`);
    expect(seen).toEqual({ foreign: [], errors: [] });
    await visitor.close();
  });

  it("is left without a trace of it", async () => {
    const visitor = await stage().visitor({ language: "ja-easy" });
    const { page } = visitor;
    await page.getByRole("button", { name: "日本語", exact: true }).click();
    await page.waitForURL(`${stage().origin}/`);
    await page.getByRole("heading", { name: "重要なお知らせ" }).waitFor();
    expect(await page.locator("ruby").count()).toBe(0);
    await visitor.close();
  });
});
