import type { Localized } from "../../contracts/language.ts";
import { easyScreens } from "./easy-screens.ts";

/** The words of the screen of corrections. */
export const editWords: Localized<
  Readonly<Record<"title" | "lead" | "submit" | "cancel" | "restored", string>>
> = {
  ja: {
    title: "登録内容の修正",
    lead: "修正する項目を書き換えて、「修正を保存する」を押してください。",
    submit: "修正を保存する",
    cancel: "修正をやめる",
    restored: "保存していない修正を表示しています。",
  },
  en: {
    title: "Correct the information",
    lead: "Change what needs correction and choose “Save the corrections”.",
    submit: "Save the corrections",
    cancel: "Cancel",
    restored: "These are corrections that you have not saved yet.",
  },
  get "ja-easy"() {
    return easyScreens.edit;
  },
};
