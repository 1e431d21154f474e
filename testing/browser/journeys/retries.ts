import { afterEach, describe, expect, it } from "@jest/globals";
import type { Route } from "playwright-core";
import type { NewFault } from "../../drivers/control.ts";
import { edition } from "../../edition.ts";
import { registerByCalls } from "../account.ts";
import { expectAccessible } from "../audit.ts";
import { example, password, registrantOf } from "../registrant.ts";
import type { Stage, Visitor } from "../stage.ts";

const busy = "混み合っています";
const otherPhone = "0442002112";

type Steps = ReturnType<typeof registrantOf> & Visitor & Pick<Stage, "control" | "origin">;

/** A call that fails, and then does not. */
interface Case {
  /** Up to the button that calls. */
  readonly prepare: (steps: Steps) => Promise<void>;
  /** The button that calls, and the one that calls again if it is another. */
  readonly button: (steps: Steps) => string;
  readonly retry?: (steps: Steps) => string;
  /** Without one the call reaches no other service: its answer is replaced. */
  readonly rule?: Pick<NewFault, "service" | "operation" | "function">;
  readonly path: string;
  readonly message: string;
  /** What was entered stands as before. */
  readonly kept: (steps: Steps) => Promise<void>;
  readonly done: (steps: Steps) => Promise<void>;
}

const toEdit = async ({ page, button, origin, say }: Steps): Promise<void> => {
  await page.goto(`${origin}/mypage/edit`);
  await button(say.save).waitFor();
};

const cases: Readonly<Record<string, Case>> = {
  "asking for another code": {
    async prepare({ page, say, control, email, ...steps }) {
      await steps.chooseType();
      await steps.acceptTerms();
      await steps.sendEmail();
      await control.mailNumber(1, email);
      await control.advanceClock(61);
      await page.reload();
      await steps.field(say.code).fill("123");
    },
    button: ({ say }) => say.resend,
    retry: ({ say }) => say.retry,
    rule: { service: "dynamodb", operation: "UpdateItem", function: "resend-code" },
    path: "/code",
    message: busy,
    kept: async ({ field, say }) => expect(await field(say.code).inputValue()).toBe("123"),
    done: (steps) => steps.verifyMail(2),
  },
  "looking up an address": {
    async prepare(steps) {
      await registerByCalls(steps, steps.control);
      await toEdit(steps);
      await steps.field(steps.say.postalCode).fill(example.postalCode);
    },
    button: ({ say }) => say.findPostalAddress,
    path: "/api/addresses",
    message: "住所を検索できませんでした",
    async kept({ field, say }) {
      expect(await field(say.postalCode).inputValue()).toBe(example.postalCode);
      expect(await field(say.prefecture).inputValue()).toBe("東京都");
    },
    async done({ page, field, say }) {
      await page.getByText("住所を入力しました").waitFor();
      expect(await field(say.prefecture).inputValue()).toBe("神奈川県");
    },
  },
  "signing in": {
    async prepare(steps) {
      const { page, context, field, origin, say, email } = steps;
      await registerByCalls(steps, steps.control);
      await context.clearCookies();
      await page.goto(`${origin}/login`);
      await field(say.userId).fill(email);
      await field(say.password).fill(password);
    },
    button: ({ say }) => say.signIn,
    retry: ({ say }) => say.retry,
    rule: { service: "cognito-idp", operation: "AdminInitiateAuth" },
    path: "/api/session",
    message: busy,
    async kept({ field, say, email }) {
      expect(await field(say.userId).inputValue()).toBe(email);
      expect(await field(say.password).inputValue()).toBe(password);
    },
    done: ({ arrive, say }) => arrive(say.myPage, "my-page"),
  },
  "saving corrections": {
    async prepare(steps) {
      await registerByCalls(steps, steps.control);
      await toEdit(steps);
      await steps.field(steps.say.phone).fill(otherPhone);
    },
    button: ({ say }) => say.save,
    retry: ({ say }) => say.retry,
    rule: { service: "dynamodb", operation: "*", function: "update-account" },
    path: "/api/me",
    message: busy,
    kept: async ({ field, say }) => expect(await field(say.phone).inputValue()).toBe(otherPhone),
    async done({ page, arrive, say }) {
      await arrive(say.myPage, "my-page");
      await page.getByText(otherPhone).waitFor();
    },
  },
  "signing out": {
    async prepare(steps) {
      const { page, origin, control, button, say } = steps;
      await registerByCalls(steps, control);
      await page.goto(`${origin}/mypage`);
      await button(say.logout).waitFor();
    },
    button: ({ say }) => say.logout,
    rule: { service: "dynamodb", operation: "DeleteItem", function: "sign-out" },
    path: "/api/session",
    message: busy,
    // Still signed in, and nothing says otherwise.
    kept: ({ heading, say }) => heading(say.myPage).waitFor(),
    async done({ page, button, say }) {
      await page.waitForURL("**/login");
      await button(say.signIn).waitFor();
    },
  },
};

/** The calls beside the procedure: each fails once, says so, keeps what was entered, and goes on by its button. */
export function retries(stage: () => Stage): void {
  describe("a call that fails once", () => {
    let visitor: Visitor;
    afterEach(async () => {
      await stage().control.clearFaults();
      expect(visitor.seen).toEqual({ foreign: [], errors: [] });
      await visitor.close();
    });

    it.each(edition(Object.entries(cases), 0, 2, 4))(
      "%s: is shown, and works when tried again",
      async (_, each) => {
        visitor = await stage().visitor();
        const { control, origin } = stage();
        const steps: Steps = { ...visitor, ...registrantOf(visitor, control), control, origin };
        const { page } = visitor;
        await each.prepare(steps);
        if (each.rule) await control.inject({ ...each.rule, mode: "error", count: 12 });
        else
          await page.route(`**${each.path}?*`, (route: Route) => route.fulfill({ status: 503 }), {
            times: 1,
          });
        const answered = page.waitForResponse((response) =>
          new URL(response.url()).pathname.endsWith(each.path),
        );
        await steps.button(each.button(steps)).click();
        expect((await answered).status()).toBe(503);
        await page
          .getByRole("alert")
          .or(page.getByRole("status"))
          .filter({ hasText: each.message })
          .waitFor();
        await each.kept(steps);
        await expectAccessible(page);
        await control.clearFaults();
        await steps.button((each.retry ?? each.button)(steps)).click();
        await each.done(steps);
      },
    );
  });
}
