/** The words of the screen of permitted characters: apart from the catalogue, which every registration loads. */

import { counted } from "../../contracts/counted.ts";
import { type Localized, locales } from "../../contracts/language.ts";
import { easyScreens } from "./easy-screens.ts";
import type { Shape } from "./messages.ts";

const inJapanese = {
  title: "使用できる文字",
  lead: "氏名、住所などの項目には、JIS第1水準・第2水準の漢字、かな、英数字、記号が使用できます。外字、「①」「㈱」などの機種依存文字は使用できません。",
  check: "使用できる文字か調べる",
  checkHint: "調べたい文字を入力してください。",
  fine: "すべて使用できます。",
  stored: (text: string) => `登録される形：${text}`,
  refused: (count: number) => `使用できない文字が${count}文字あります。`,
  replace: (from: string, to: string) => `「${from}」は「${to}」と入力してください。`,
  remove: (text: string) => `「${text}」は使用できません。別の文字に置き換えてください。`,
  groups: "使用できる文字の一覧",
  count: (count: number) => `${count.toLocaleString(locales.ja.region)}文字`,
};

export const charactersWords: Localized<Shape<typeof inJapanese>> = {
  ja: inJapanese,
  en: {
    title: "Permitted characters",
    lead: "Names, addresses and the like may use JIS level 1 and 2 kanji, kana, letters, digits and signs. Other characters, such as ① or ㈱, cannot be used.",
    check: "Check whether characters can be used",
    checkHint: "Enter the characters to check.",
    fine: "All of them can be used.",
    stored: (text) => `As it will be registered: ${text}`,
    refused: (count) => `${counted(count, "character")} cannot be used.`,
    replace: (from, to) => `Write “${to}” instead of “${from}”.`,
    remove: (text) => `“${text}” cannot be used. Please write something else.`,
    groups: "All permitted characters",
    count: (count) => `${count.toLocaleString(locales.en.region)} characters`,
  },
  get "ja-easy"() {
    return easyScreens.characters;
  },
};
