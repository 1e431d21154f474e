import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { siteTexts } from "../../commands/municipality/template/site.ts";
import { easyLabels } from "../../contracts/easy-labels.ts";
import { easySentences } from "../../contracts/easy-sentences.ts";
import { bracketed, readRuns } from "../../contracts/readings.ts";
import { easy } from "../../web/messages/easy.ts";
import { easyScreens } from "../../web/messages/easy-screens.ts";

const textsIn = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  if (typeof value === "function") return [String(value("1", {}, 1))];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Characters that the texts are about. */
const shownAsTheyAre = /^[髙﨑高崎株]/;

/** What stands in やさしい日本語 among texts in several languages. */
const easyIn = (value: unknown): unknown[] =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]) => (name === "ja-easy" ? [inner] : easyIn(inner)));

describe("readings", () => {
  it.each([
    ["登録を 始める", "登録[とうろく]を 始[はじ]める"],
    ["中に 入って、チェックを 入れる", "中[なか]に 入[はい]って、チェックを 入[い]れる"],
    ["遅れて いるので 遅く する", "遅[おく]れて いるので 遅[おそ]く する"],
    ["3回、10秒、2026年11月", "3回[かい]、10秒[びょう]、2026年[ねん]11月[がつ]"],
    ["みどり市電子申請サービス", "みどり市電子申請サービス"],
    ["田中 一郎", "田中 一郎"],
    ["English", "English"],
  ])("of %s are %s", (text, read) => {
    expect(
      readRuns(text)
        .map(({ text, reading }) => (reading ? `${text}[${reading}]` : text))
        .join(""),
    ).toBe(read);
  });

  it("stand in mails once, of words of several kanji", () => {
    const seen = new Set<string>();
    expect(bracketed("登録を 始める。登録が 終わる。", seen)).toBe(
      "登録（とうろく）を 始める。登録が 終わる。",
    );
    expect(bracketed("登録した 情報", seen)).toBe("登録した 情報（じょうほう）");
  });

  it("are known of every word that the screens have", () => {
    const template = (path: string) =>
      new URL(`../../commands/municipality/template/${path}`, import.meta.url);
    const summary = readFileSync(template("terms.ja-easy.md"), "utf8").replace(/\{\{\w+\}\}/g, "");
    const site = easyIn(
      siteTexts({
        cityName: { ja: "", en: "", "ja-easy": "" },
        kind: { ja: "", en: "", "ja-easy": "" },
        ...{ mailDomain: "", codeMinutes: 30, passwordMinLength: 8, isChoice: true },
      }),
    );
    const texts = textsIn([easy, easyScreens, easyLabels, easySentences, summary, site]);
    expect(texts.length).toBeGreaterThan(450);
    const unread = texts
      .flatMap((text) => readRuns(text))
      .filter(({ reading }) => reading === undefined)
      .flatMap(({ text }) => text.match(/(?<!\d)[\u3400-\u9FFF々]+.?/g) ?? []);
    expect([...new Set(unread)].filter((text) => !shownAsTheyAre.test(text))).toEqual([]);
  });
});
