import type { Localized } from "../../contracts/language.ts";
import { easyScreens } from "./easy-screens.ts";

/** What a banner is called by programs that read the page out. */
export const publishedWords: Localized<Readonly<Record<"outage" | "notice", string>>> = {
  ja: { outage: "障害・メンテナンスのお知らせ", notice: "お知らせ" },
  en: { outage: "Outage or maintenance", notice: "Notice" },
  get "ja-easy"() {
    return easyScreens.published;
  },
};
