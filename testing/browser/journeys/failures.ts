import { afterEach, describe, expect, it } from "@jest/globals";
import type { NewFault } from "../../drivers/control.ts";
import { edition } from "../../edition.ts";
import { expectAccessible } from "../audit.ts";
import { expectFocus } from "../focus.ts";
import { registrantOf } from "../registrant.ts";
import type { Stage, Visitor } from "../stage.ts";

/** Enough that the SDK's own retries do not get past it. */
const lasting = 12;

const fault = (change: Partial<NewFault> & Pick<NewFault, "operation">): NewFault => ({
  service: "dynamodb",
  mode: "error",
  count: lasting,
  ...change,
});

/** Every call of the API fails once: the registrant learns the truth, and a retry goes on. */
export function failures(stage: () => Stage): void {
  describe("a failing call", () => {
    let visitor: Visitor;
    afterEach(async () => {
      await stage().control.clearFaults();
      await visitor.close();
    });
    const setUp = async () => {
      visitor = await stage().visitor();
      const control = stage().control;
      const steps = registrantOf(visitor, control);
      const { page, say } = visitor;
      /** A message that takes the focus, with a way to try again that works once the fault is over. */
      const retries = async () => {
        const retry = steps.button(say.retry);
        await retry.waitFor();
        await expectFocus(page);
        await expectAccessible(page);
        await control.clearFaults();
        await retry.click();
      };
      return { ...visitor, control, retries, ...steps };
    };

    it("at the start is retried with the address still there", async () => {
      const { say, control, retries, ...steps } = await setUp();
      await steps.chooseType();
      await steps.acceptTerms();
      await control.inject(fault({ operation: "PutItem", function: "start-registration" }));
      await steps.enterEmail();
      await steps.button(say.submitEmail).click();
      await retries();
      await steps.arrive(say.codeTitle, "code");
    });

    it("of the queue at the start is retried, too", async () => {
      const { say, control, retries, ...steps } = await setUp();
      await steps.chooseType();
      await steps.acceptTerms();
      await control.inject(fault({ service: "sqs", operation: "SendMessage", mode: "throttle" }));
      await steps.enterEmail();
      await steps.button(say.submitEmail).click();
      await retries();
      await steps.arrive(say.codeTitle, "code");
      await steps.verifyMail();
    });

    it("of the status, the verification and the review are each retried", async () => {
      const { page, say, control, email, retries, ...steps } = await setUp();
      await steps.chooseType();
      await steps.acceptTerms();
      await steps.sendEmail();
      const code = await control.code(email);

      await control.inject(fault({ operation: "Query", function: "show-registration" }));
      await page.reload();
      await retries();
      await steps.heading(say.codeTitle).waitFor();
      await steps.field(say.code).waitFor();

      await control.inject(fault({ operation: "UpdateItem", function: "verify-code" }));
      await steps.verify(code);
      await retries();
      await steps.arrive(say.profileTitle.business, "profile");

      await steps.fillProfile();
      await control.inject(fault({ operation: "Query", function: "review-profile" }));
      await steps.button(say.review).click();
      await retries();
      await steps.arrive(say.reviewTitle.business, "review");
      await steps.complete();
    });

    it("of the judge leaves a password neither good nor bad, and nobody past the form with a bad one", async () => {
      const { page, say, control, retries, ...steps } = await setUp();
      const green = page.locator(".checklist__sum--met");
      const judged = (text: string) => page.getByRole("status").getByText(text, { exact: true }).waitFor();
      await steps.toProfile();
      for (const [typed, verdict] of [
        ["password1", say.passwordCommon],
        ["Kawasaki-2026", say.passwordNear],
      ] as const) {
        await steps.field(say.password).fill(typed);
        await steps.field(say.passwordAgain).focus();
        await judged(verdict);
        expect(await green.count()).toBe(0);
      }
      await expectAccessible(page);

      await steps.fillProfile();
      await judged(say.passwordOk);
      expect(await green.count()).toBe(1);
      await steps.enterPassword("password1");
      await steps.button(say.review).click();
      // In the summary, at the field, and in the list of conditions.
      await page.getByRole("link", { name: say.passwordCommon }).waitFor();
      expect(new URL(page.url()).pathname).toBe("/register/profile");

      await control.inject(fault({ operation: "Query", function: "judge-password" }));
      await steps.enterPassword("Tsubame to Kaze 2026");
      await judged(say.passwordUnjudged);
      expect(await green.count()).toBe(0);
      await steps.button(say.review).click();
      await retries();
      await steps.arrive(say.reviewTitle.business, "review");
    });

    const faults = [
      ["an error at the claim", fault({ operation: "UpdateItem", function: "complete-registration" })],
      ["an error of the follow-up queue", fault({ service: "sqs", operation: "SendMessage" })],
      ["an error of the user directory", fault({ service: "cognito-idp", operation: "SignUp" })],
      [
        "a throttled user directory",
        fault({ service: "cognito-idp", operation: "SignUp", mode: "throttle" }),
      ],
      [
        "a lost answer of the user directory",
        fault({ service: "cognito-idp", operation: "SignUp", mode: "lost-response", count: 1 }),
      ],
      ["an error at the account", fault({ operation: "PutItem", function: "complete-registration" })],
      [
        "a lost answer at the account",
        fault({ operation: "PutItem", function: "complete-registration", mode: "lost-response", count: 1 }),
      ],
    ] as const;
    it.each(edition(faults, 0, 4))(
      "at the completion (%s) ends registered, or shows the truth with a retry that works",
      async (_, rule) => {
        const { page, say, control, retries, ...steps } = await setUp();
        await steps.toProfile();
        await steps.fillProfile();
        await steps.toReview();
        await control.inject(rule);
        await steps.confirm();
        const isDone = steps.heading(say.completeTitle);
        await isDone.or(steps.button(say.retry)).first().waitFor({ timeout: 60_000 });
        if (await steps.button(say.retry).isVisible()) await retries();
        await isDone.waitFor({ timeout: 60_000 });
        await control.clearFaults();
        await page.getByRole("link", { name: say.toMyPage, exact: true }).click();
        await steps.arrive(say.myPage, "my-page");
      },
    );

    it("without a network says so, and goes on when it is back", async () => {
      const { page, say, context, ...steps } = await setUp();
      await steps.chooseType();
      await steps.acceptTerms();
      await steps.enterEmail();
      await page.waitForLoadState("networkidle"); // the next screen is fetched ahead
      await context.setOffline(true);
      await steps.button(say.submitEmail).click();
      await page.getByText("インターネットに接続されていません").waitFor();
      await expectAccessible(page);
      await context.setOffline(false);
      await steps.button(say.retry).click();
      await steps.arrive(say.codeTitle, "code");
    });

    it("of My page is retried on the spot", async () => {
      const { page, say, control, retries, ...steps } = await setUp();
      await steps.toProfile();
      await steps.fillProfile();
      await steps.toReview();
      await steps.complete();
      await control.inject(fault({ operation: "*", function: "show-account" }));
      await page.reload();
      await page.goto(`${stage().origin}/mypage`);
      await retries();
      await steps.heading(say.myPage).waitFor();
      await page.getByRole("link", { name: say.edit }).waitFor();
    });

    it("of the mail is shown on the screen that waits for it", async () => {
      const { page, control, say, email, ...steps } = await setUp();
      await control.inject(fault({ service: "ses", operation: "SendEmail", count: 1_000 }));
      await steps.chooseType();
      await steps.acceptTerms();
      await steps.sendEmail();
      expect(await control.mailsTo(email)).toEqual([]);
      await page.getByText("配送が遅れています").waitFor();
      await control.clearFaults();
    });
  });
}
