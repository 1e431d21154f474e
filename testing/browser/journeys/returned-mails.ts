import { afterEach, describe, expect, it } from "@jest/globals";
import { edition } from "../../edition.ts";
import { expectAccessible } from "../audit.ts";
import { registrantOf } from "../registrant.ts";
import type { Stage, Visitor } from "../stage.ts";

const words = {
  ja: {
    bounced: "メールを届けられませんでした",
    delayed: "メールの到着に通常より時間がかかっています",
    correct: "メールアドレスを訂正する",
  },
  en: {
    bounced: "We could not deliver the email",
    delayed: "The email is taking longer than usual",
    correct: "Correct the email address",
  },
} as const;

/** Whoever waits for a mail that does not come is answered so, and goes on from there. */
export function returnedMails(stage: () => Stage): void {
  describe("a mail that does not arrive", () => {
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
    )(
      "learns within seconds when it was returned; the address is corrected, nothing else typed again (%s)",
      async (language, size) => {
        visitor = await stage().visitor({ language, size });
        const { page, say, email } = visitor;
        const { control } = stage();
        const steps = registrantOf(visitor, control);
        await steps.chooseType();
        await steps.acceptTerms();
        await control.planMail(email, "bounce");
        await steps.sendEmail();

        // A heading of the page, within what is announced.
        const reported = page.getByRole("status").getByRole("heading", { name: words[language].bounced });
        await reported.waitFor();
        // Somebody to call, should the address be right.
        await page.getByRole("status").getByRole("link", { name: "044-200-3939" }).waitFor();
        expect(await visitor.layoutShifts()).toEqual([]);
        await expectAccessible(page);

        await steps.link(words[language].correct).click();
        await steps.arrive(say.emailTitle, "email");
        expect(await steps.field(say.email).inputValue()).toBe(email);
        await steps.sendEmail();
        await reported.waitFor({ state: "detached" });
        await steps.verifyMail(2);
      },
    );

    it("is shown as late, and to have arrived after all", async () => {
      visitor = await stage().visitor({ language: "en" });
      const { page, email } = visitor;
      const { control } = stage();
      const steps = registrantOf(visitor, control);
      await steps.chooseType();
      await steps.acceptTerms();
      await control.planMail(email, "delay");
      await steps.sendEmail();
      const reported = page.getByRole("status").getByRole("heading", { name: words.en.delayed });
      await reported.waitFor();
      await expectAccessible(page);
      await control.reportMailEvent(await control.mailNumber(1, email), "delivery");
      await reported.waitFor({ state: "detached" });
      expect(await visitor.layoutShifts()).toEqual([]);
    });
  });
}
