import type { Localized } from "../../contracts/language.ts";
import { easyScreens } from "./easy-screens.ts";

export interface AccountExportWords {
  readonly title: string;
  readonly lead: string;
  readonly json: string;
  readonly csv: string;
  readonly csvHint: string;
  readonly done: string;
  /** That a formal request is another matter (個人情報の保護に関する法律 第76条). */
  readonly formal: string;
}

/** The words of the download of what is stored. */
export const accountExportWords: Localized<AccountExportWords> = {
  ja: {
    title: "登録情報のダウンロード",
    lead: "登録されている内容、これまでの変更、ログインの記録などを、ファイルで保存できます。1日に10回までです。",
    json: "登録情報をダウンロードする",
    csv: "表（CSV）でダウンロードする",
    csvHint: "表は、表計算ソフトで開けます。",
    done: "ダウンロードしました。ほかの人が使う端末には残さないでください。",
    formal:
      "個人情報の保護に関する法律第76条に基づく開示請求は、このダウンロードとは別の手続きです。請求の方法は、下記までお問い合わせください。",
  },
  en: {
    title: "Download your information",
    lead: "Save what is registered, how it has changed, your sign-ins and the like as a file, up to ten times a day.",
    json: "Download the registered information",
    csv: "Download as a table (CSV)",
    csvHint: "The table opens in spreadsheet programs, and is in Japanese.",
    done: "The file has been downloaded. Do not leave it on a device that others use.",
    formal:
      "A formal request for disclosure under Article 76 of the Act on the Protection of Personal Information is a separate procedure. Ask us how to make one:",
  },
  get "ja-easy"() {
    return easyScreens.accountExport;
  },
};
