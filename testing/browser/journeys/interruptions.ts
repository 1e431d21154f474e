import { afterEach, describe, expect, it } from "@jest/globals";
import { expectAccessible } from "../audit.ts";
import { expectFocus } from "../focus.ts";
import { example, password, registrantOf } from "../registrant.ts";
import type { Stage, Visitor } from "../stage.ts";

const halfHour = 30 * 60;

/** Wrong codes, an expired half hour, going back, other tabs: nothing that was entered is lost. */
export function interruptions(stage: () => Stage): void {
  describe("an interrupted registration", () => {
    let visitor: Visitor;
    afterEach(async () => {
      expect(visitor.seen).toEqual({ foreign: [], errors: [] });
      await visitor.close();
    });
    const setUp = async () => {
      visitor = await stage().visitor();
      return { ...visitor, control: stage().control, ...registrantOf(visitor, stage().control) };
    };

    it("reports a wrong code, how many tries are left, and takes the right one", async () => {
      const { page, say, control, email, ...steps } = await setUp();
      await steps.chooseType();
      await steps.acceptTerms();
      await steps.sendEmail();
      const code = await control.code(email);

      await steps.verify(code === "000000" ? "111111" : "000000");
      await page
        .getByRole("alert")
        .or(page.getByText(/あと4回/))
        .first()
        .waitFor();
      expect(await steps.field(say.code).getAttribute("aria-invalid")).toBe("true");
      expect(await page.getByText(/あと4回/).count()).toBeGreaterThan(0);
      await expectFocus(page);
      await expectAccessible(page);

      // Full-width and with a space, as some type it.
      await steps.verify(
        [...code].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(" "),
      );
      await steps.arrive(say.profileTitle.business, "profile");
    });

    it("lets nobody guess on: after five wrong codes only a new one works", async () => {
      const { page, say, control, email, ...steps } = await setUp();
      await steps.chooseType();
      await steps.acceptTerms();
      await steps.sendEmail();
      const code = await control.code(email);
      const wrong = code.startsWith("9") ? "000000" : "999999";
      for (let left = 4; left >= 0; left -= 1) {
        await steps.verify(wrong);
        const reported = left > 0 ? `あと${left}回` : "5回間違えたため、この認証コードは使えません";
        await page.getByText(reported).first().waitFor();
      }
      // The right one, too late: refused as the others were.
      const answered = page.waitForResponse((response) => response.url().endsWith("/verification"));
      await steps.verify(code);
      expect((await answered).status()).toBe(429);
      expect(await steps.heading(say.codeTitle).isVisible()).toBe(true);
      await expectAccessible(page);

      await control.advanceClock(61);
      await page.reload();
      await steps.button(say.resend).click();
      await steps.verifyMail(2);
    });

    it("goes on with a new code when the half hour runs out, with the form as it was", async () => {
      const { page, say, control, ...steps } = await setUp();
      await steps.toProfile();
      await steps.fillProfile();
      await control.advanceClock(halfHour + 1);
      await steps.button(say.review).click();
      await page.getByText(say.expired).first().waitFor();
      await expectFocus(page);
      await expectAccessible(page);

      await steps.button(say.newCode).click();
      await steps.arrive(say.codeTitle, "renewed");
      await expectAccessible(page);
      await steps.verifyMail(2);
      expect(await steps.field(say.business.name).inputValue()).toBe(example.business);
      expect(await steps.field(say.password).inputValue()).toBe(password);
      await steps.toReview();
      await steps.complete();
    });

    it("goes on with a new code when it runs out before the review is confirmed", async () => {
      const { page, say, control, ...steps } = await setUp();
      await steps.toProfile();
      await steps.fillProfile();
      await steps.toReview();
      await control.advanceClock(halfHour + 1);
      await steps.confirm();
      await page.getByText(say.expired).first().waitFor();
      await expectAccessible(page);

      await steps.button(say.newCode).click();
      await steps.arrive(say.codeTitle, "renewed");
      await steps.verifyMail(2);
      await steps.toReview();
      await steps.complete();
    });

    it("warns before the time is over, also those who cannot see it", async () => {
      const { page, control, ...steps } = await setUp();
      await steps.toProfile();
      const announced = page.getByRole("status").filter({ hasText: /残り時間は約5分です/ });
      expect(await announced.count()).toBe(0);
      await control.advanceClock(halfHour - 5 * 60 - 5);
      // Any call gives the page what time it is; here the look-up of an address.
      await steps.fillPostalAddress();
      await announced.waitFor({ state: "attached" });
      await expectAccessible(page);
    });

    it("keeps everything on the way back from the review", async () => {
      const { page, say, ...steps } = await setUp();
      await steps.toProfile();
      await steps.fillProfile();
      await steps.toReview();
      await steps.link(say.back).click();
      await steps.arrive(say.profileTitle.business, "profile-again");
      const entered = [
        [say.password, password],
        [say.passwordAgain, password],
        [say.business.name, example.business],
        [say.phone, example.phone],
        [say.business.department, example.department],
        [say.postalCode, example.postalCode],
        [say.prefecture, "神奈川県"],
        [say.city, "川崎市川崎区"],
        [say.street, "駅前本町"],
        ...say.business.representative.map((label, index) => [label, example.representative[index]]),
        ...say.business.contact.map((label, index) => [label, example.person[index]]),
      ];
      for (const [label = "", value] of entered)
        expect([label, await steps.field(label).inputValue()]).toEqual([label, value]);
      expect(await page.getByRole("radio", { name: say.wanted, exact: true }).isChecked()).toBe(true);
      const date = page.getByRole("group", { name: say.business.birthDate });
      expect(await date.getByLabel(say.date[0], { exact: true }).inputValue()).toBe(example.birthDate[0]);

      await page.goBack();
      await steps.arrive(say.reviewTitle.business, "review-again");
      await page.goForward();
      await steps.arrive(say.profileTitle.business, "profile-once-more");
      await steps.field(say.business.name).fill("改名株式会社");
      await steps.toReview();
      await page.getByText("改名株式会社").first().waitFor();
    });

    it("asks once more for the password, and for it alone, after a reload", async () => {
      const { page, say, ...steps } = await setUp();
      await steps.toProfile();
      await steps.fillProfile();
      await steps.toReview();
      await page.reload();
      await page.getByText(example.business).first().waitFor();
      const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
      expect(kept).toContain(example.business);
      expect(kept).not.toContain(password);
      await page.getByText(say.passwordGone).waitFor();
      await expectAccessible(page);
      await steps.enterPassword();
      await steps.button(say.usePassword).click();
      await steps.complete();
    });

    it("resumes in a new tab where it stands, and after the browser's tab was closed", async () => {
      const { page, say, control, email, context, ...steps } = await setUp();
      await steps.chooseType();
      await steps.acceptTerms();
      await steps.sendEmail();
      const tab = await context.newPage();
      await tab.goto(stage().origin);
      const there = registrantOf({ ...visitor, page: tab }, control);
      await tab.getByRole("link", { name: "登録を続ける" }).click();
      await there.heading(say.codeTitle).waitFor();
      await page.close();
      await there.verify(await control.code(email));
      await there.arrive(say.profileTitle.business, "profile");
      await there.fillProfile();
      await there.toReview();
      await there.complete();
    });

    it("follows in the first tab what a second one did", async () => {
      const { page, say, control, context, ...steps } = await setUp();
      await steps.toProfile();
      await steps.fillProfile();
      await steps.toReview();
      const tab = await context.newPage();
      const there = registrantOf({ ...visitor, page: tab }, control);
      await tab.goto(`${stage().origin}/register/profile`);
      await there.heading(say.profileTitle.business).waitFor();
      await there.fillProfile();
      await there.toReview();
      await there.complete();

      await steps.confirm();
      await page
        .getByRole("link", { name: new RegExp(say.myPage) })
        .first()
        .waitFor();
      await steps.heading(say.reviewTitle.business).waitFor({ state: "detached" });
      await expectAccessible(page);
    });

    it("sends once, however often the button is pressed", async () => {
      const { page, say, control, email, ...steps } = await setUp();
      const starts: string[] = [];
      page.on("request", (request) => {
        if (request.method() === "POST") starts.push(new URL(request.url()).pathname);
      });
      await steps.chooseType();
      await steps.acceptTerms();
      await steps.enterEmail();
      await steps.button(say.submitEmail).click({ clickCount: 3 });
      await steps.heading(say.codeTitle).waitFor();
      await control.mailNumber(1, email);
      expect(starts).toEqual(["/api/registrations"]);
    });
  });
}
