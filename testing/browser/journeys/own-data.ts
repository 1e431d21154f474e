import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, it } from "@jest/globals";
import { pathIn } from "../../../contracts/site-paths.ts";
import { edition } from "../../edition.ts";
import { registerByCalls } from "../account.ts";
import { expectAccessible } from "../audit.ts";
import { example, password, registrantOf } from "../registrant.ts";
import type { Stage, Visitor } from "../stage.ts";

const words = {
  ja: {
    json: "登録情報をダウンロードする",
    csv: "表（CSV）でダウンロードする",
    formal: "個人情報の保護に関する法律第76条に基づく開示請求は、このダウンロードとは別の手続きです。",
    confirm: "確認する",
    wrong: "現在のパスワードが違います。",
    organization: "団体名・代表者の変更",
    name: "法人名／事業者名",
    renamed: "名称の変更",
    submit: "変更する",
    unchanged: "変更された項目がありません。",
    done: "団体名・代表者を変更しました。",
  },
  en: {
    json: "Download the registered information",
    csv: "Download as a table (CSV)",
    formal: "A formal request for disclosure under Article 76",
    confirm: "Confirm",
    wrong: "This is not your current password.",
    organization: "Change name or representative",
    name: "Name of corporation or business",
    renamed: "New name",
    submit: "Change",
    unchanged: "Nothing has been changed.",
    done: "The name or the representative has been changed.",
  },
} as const;

/** What owners do with what is registered of them: they take it along, and change who the business is. */
export function ownData(stage: () => Stage): void {
  describe("own data", () => {
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
        1,
      ),
    )("is downloaded and a business renamed, in %s on a %s", async (language, size) => {
      visitor = await stage().visitor({ language, size });
      const { control, origin } = stage();
      const say = words[language];
      const { page } = visitor;
      const { arrive, button, link, heading } = registrantOf(visitor, control);
      await registerByCalls(visitor, control, "business");
      await control.advanceClock(11 * 60);
      const myPage = `${origin}${pathIn(language, "/mypage")}`;
      await page.goto(myPage);
      await heading(visitor.say.myPage).waitFor();
      await page.getByText(say.formal).waitFor();

      // The password was given long ago: it is asked for anew, and a wrong one is refused.
      await button(say.json).click();
      const dialog = page.getByRole("dialog");
      const asked = dialog.locator("input[type=password]");
      await asked.fill("Wrong-one-2026");
      await expectAccessible(page);
      await button(say.confirm).click();
      await dialog.getByText(say.wrong).first().waitFor();
      await asked.fill(password);
      const [json] = await Promise.all([page.waitForEvent("download"), button(say.confirm).click()]);
      expect(json.suggestedFilename()).toMatch(/^account-\d{4}-\d\d-\d\d\.json$/);
      expect(JSON.parse(await readFile(await json.path(), "utf8"))).toMatchObject({
        account: { email: visitor.email },
        profile: { organizationName: example.business },
      });
      const [csv] = await Promise.all([page.waitForEvent("download"), button(say.csv).click()]);
      expect(csv.suggestedFilename()).toMatch(/\.csv$/);
      expect(await readFile(await csv.path(), "utf8")).toMatch(/^\uFEFF項目,内容\r\n/);
      await expectAccessible(page);

      await link(say.organization).click();
      await arrive(say.organization, "organization");
      await expectAccessible(page);
      await page.getByLabel(say.renamed).check();
      await chooseDay(page);
      await button(say.submit).click();
      await page.getByText(say.unchanged).first().waitFor();
      await expectAccessible(page);
      await page.locator("#organizationName").fill("かわさき商会");
      await button(say.submit).click();
      await page.getByRole("alert").getByText(say.done, { exact: true }).waitFor();
      await page.getByText("かわさき商会").first().waitFor();

      // A correction shows the name, and leads to where it is changed.
      await link(visitor.say.edit).click();
      await button(visitor.say.save).waitFor();
      expect(await page.locator("#organizationName").count()).toBe(0);
      await page.getByRole("main").getByText("かわさき商会").waitFor();
      await expectAccessible(page);
      await page.getByRole("main").getByRole("link", { name: say.organization, exact: true }).click();
      await arrive(say.organization, "organization-again");
    });

    it("of a person names no business", async () => {
      visitor = await stage().visitor();
      const { page, say } = visitor;
      const { heading } = registrantOf(visitor, stage().control);
      await registerByCalls(visitor, stage().control);
      await page.goto(`${stage().origin}/mypage/organization`);
      await heading(say.myPage).waitFor();
      await page.getByRole("button", { name: words.ja.json, exact: true }).waitFor();
      expect(await page.getByRole("link", { name: words.ja.organization }).count()).toBe(0);
    });
  });
}

/** A new year of late: any day will do. */
async function chooseDay(page: Visitor["page"]): Promise<void> {
  const year = page.locator("#effectiveOn");
  await year.selectOption({ index: 3 });
  await page.locator("#effectiveOn-month").selectOption({ index: 1 });
  await page.locator("#effectiveOn-day").selectOption({ index: 1 });
}
