/** The words of the lists of procedures, apart from the catalogue, which every registration loads. */
import { counted } from "../../contracts/counted.ts";
import type { Localized } from "../../contracts/language.ts";
import { easyScreens } from "./easy-screens.ts";
import type { Shape } from "./messages.ts";

const inJapanese = {
  lead: "オンラインで行える手続きの例です。お手続きには、利用者登録とログインが必要です。",
  needs: "必要なもの",
  department: "担当",
  search: "手続きを絞り込む",
  none: "該当する手続きがありません。別の言葉でお試しください。",
  shown: (count: number) => `${count}件の手続きを表示しています。`,
};

export const procedureWords: Localized<Shape<typeof inJapanese>> = {
  ja: inJapanese,
  en: {
    lead: "Examples of procedures that can be done online. You need to register and sign in first.",
    needs: "What you need",
    department: "Department",
    search: "Narrow down",
    none: "No procedure matches. Try other words.",
    shown: (count) => `${counted(count, "procedure")} shown.`,
  },
  get "ja-easy"() {
    return easyScreens.procedures;
  },
};
