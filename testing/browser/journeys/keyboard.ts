import { afterEach, describe, expect, it } from "@jest/globals";
import type { Locator } from "playwright-core";
import { expectFocusOn } from "../focus.ts";
import { handsOf } from "../hands.ts";
import { example, password, registrantOf } from "../registrant.ts";
import type { Stage, Visitor } from "../stage.ts";

/** A browser forgets what was typed into a list after a second. */
const wordEndsMs = 1_500;

/** The procedure with Tab, arrows, Space, Enter and letters alone. */
export function byKeyboard(stage: () => Stage): void {
  describe("the keyboard alone", () => {
    let visitor: Visitor;
    afterEach(() => visitor.close());

    it("suffices from the first page to My page", async () => {
      visitor = await stage().visitor({ size: "desktop" });
      const { page, say, email } = visitor;
      const { button, link, field, arrive } = registrantOf(visitor, stage().control);
      const { keyboard } = page;
      /** Tabs on until the element has the focus, which must be visible there. */
      const hands = handsOf(page);
      const { reach, press } = hands;
      const type = (label: string, text: string) => hands.type(field(label), text);
      /** A list takes letters that follow each other quickly for one word: where they come too slowly, once more. */
      const select = async (list: Locator, text: string) => {
        await reach(list);
        const chosen = () =>
          list.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.text); // as asked for
        for (let tries = 0; tries < 5 && !(await chosen())?.startsWith(text); tries += 1) {
          if (tries > 0) await page.waitForTimeout(wordEndsMs);
          await keyboard.type(text);
        }
        expect(await chosen()).toMatch(new RegExp(`^${text}(?!\\d)`));
      };
      await page.getByRole("heading", { level: 1 }).waitFor();
      await keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("本文へ移動");
      await press(page.getByRole("navigation").getByRole("link", { name: say.register, exact: true }));
      await arrive(say.registerTitle, "register");
      await press(link(say.as.business));
      await arrive(say.termsTitle, "terms");
      await reach(page.getByRole("checkbox"));
      await keyboard.press("Space");
      await page.getByRole("checkbox", { checked: true }).waitFor();
      await press(button(say.start));
      await arrive(say.emailTitle, "email");
      await type(say.email, email);
      await type(say.emailAgain, email);
      await keyboard.press("Enter");
      await arrive(say.codeTitle, "code");
      await type(say.code, await stage().control.code(email));
      await keyboard.press("Enter");
      await arrive(say.profileTitle.business, "profile");

      // Nothing entered: the summary has the focus, and its first link leads to the first field.
      await press(button(say.review));
      await expectFocusOn(page.getByRole("region", { name: /件あります/ }));
      await keyboard.press("Tab");
      await keyboard.press("Enter");
      await expectFocusOn(field(say.password));

      await keyboard.type(password);
      await type(say.passwordAgain, password);
      await type(say.business.name, example.business);
      await type(say.postalCode, example.postalCode);
      await press(button(say.findPostalAddress));
      await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
      await type(say.phone, example.phone);
      for (const [index, label] of say.business.contact.entries())
        await type(label, example.person[index] ?? "");
      const date = page.getByRole("group", { name: say.business.birthDate });
      for (const [index, part] of say.date.entries()) {
        await select(date.getByLabel(part, { exact: true }), index === 0 ? "1988" : "2");
      }
      await reach(page.getByRole("radio", { name: say.wanted, exact: true }));
      await keyboard.press("ArrowDown");
      await page.getByRole("radio", { name: say.unwanted, exact: true, checked: true }).waitFor();
      await press(button(say.review));
      await arrive(say.reviewTitle.business, "review");
      await press(button(say.submit));
      const dialog = page.getByRole("dialog", { name: say.confirm });
      await dialog.waitFor();
      await keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
      await expectFocusOn(button(say.submit));
      await keyboard.press("Enter");
      await dialog.waitFor();
      const ok = dialog.getByRole("button", { name: say.ok, exact: true });
      await expectFocusOn(ok);
      await keyboard.press("Shift+Tab");
      await expectFocusOn(dialog.getByRole("button", { name: say.cancel, exact: true }));
      await keyboard.press("Tab");
      await expectFocusOn(ok);
      await press(ok);
      await arrive(say.completeTitle, "complete");
      await press(link(say.toMyPage));
      await arrive(say.myPage, "my-page");
    });
  });
}
