import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { pathIn } from "../../../contracts/site-paths.ts";
import { registerByCalls } from "../account.ts";
import { type Appearance, appearanceNames, appearances } from "../appearance.ts";
import { expectAccessible } from "../audit.ts";
import { handsOf } from "../hands.ts";
import { registrantOf } from "../registrant.ts";
import type { Language, Stage, Visitor } from "../stage.ts";

const words = {
  ja: {
    myPage: "マイページ",
    notice: "2027年2月1日に利用規約が変わります。",
    renewal: "利用規約が変わりました",
    changes: "変更の内容",
    accept: "同意して続ける",
    refuse: "同意しないで廃止する",
  },
  en: {
    myPage: "My page",
    notice: "The terms of use will change on 1 February 2027.",
    renewal: "The terms of use have changed",
    changes: "What has changed",
    accept: "Agree and continue",
    refuse: "Close the account instead",
  },
} as const;

/** Japan's midnight before the second version of Midori's terms. */
const inForceAt = Date.parse("2027-02-01T00:00:00+09:00");

/** Changed terms, in a city whose second version takes effect on 1 February 2027. */
export function changedTerms(stage: () => Stage): void {
  const visitors = new Map<Language, Visitor>();
  let visitor: Visitor;
  const comes = (language: Language) => {
    const found = visitors.get(language);
    if (!found) throw new Error(`nobody registered in ${language}`);
    visitor = found;
    return found;
  };

  describe("changed terms of use", () => {
    beforeAll(async () => {
      await stage().control.advanceClockTo(inForceAt - 10 * 60_000);
      for (const [language, size] of [
        ["ja", "phone"],
        ["en", "desktop"],
      ] as const) {
        const registered = await stage().visitor({ language, size });
        await registerByCalls(registered, stage().control);
        visitors.set(language, registered);
      }
    });
    afterAll(async () => {
      for (const each of visitors.values()) await each.close();
    });
    afterEach(() => expect(visitor.seen).toEqual({ foreign: [], errors: [] }));

    it.each(["ja", "en"] as const)("are announced on My page (%s)", async (language) => {
      const { page } = comes(language);
      await page.goto(`${stage().origin}${pathIn(language, "/mypage")}`);
      await page.getByText(words[language].notice).waitFor();
      await expectAccessible(page);
    });

    it.each(appearanceNames)("are readable before they are in force, %s", async (name: Appearance) => {
      const { context } = comes("ja");
      const page = await context.newPage();
      await appearances[name](page);
      await page.goto(`${stage().origin}/terms/renewal`);
      await page.getByRole("heading", { name: words.ja.changes, exact: true }).waitFor();
      await expectAccessible(page);
      await page.close();
    });

    it.each(["ja", "en"] as const)("are agreed to before anything else (%s)", async (language) => {
      const { page } = comes(language);
      const w = words[language];
      const { arrive, button, link } = registrantOf(visitor, stage().control);
      await stage().control.advanceClockTo(inForceAt + 1000);

      await page.goto(`${stage().origin}${pathIn(language, "/mypage")}`);
      await page.getByRole("heading", { level: 1, name: w.renewal }).waitFor();
      await page.getByRole("heading", { name: w.changes, exact: true }).waitFor();
      await expectAccessible(page);
      expect(await link(w.refuse).getAttribute("href")).toBe(pathIn(language, "/mypage/withdrawal"));
      await handsOf(page).press(button(w.accept));
      await arrive(w.myPage, "my-page");
    });
  });
}
