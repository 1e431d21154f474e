import { japanTime } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import { askAtOnce, theService } from "./easy-phrases.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { neverAskedForLink } from "./never-asked.ts";
import { theCity, theCitysService } from "./service-name.ts";

export interface ExportLinkFacts {
  /** Of the page where what is stored is downloaded, with its token. */
  readonly path: string;
  readonly expiresAt: Date;
}

/** The mail to an account's owner with the link to what is stored of it, as the city's desk was asked for it. */
export const renderExportLinkMail = (
  facts: ExportLinkFacts,
  language: Language,
  sender: MailSettings,
): Mail => renderMail(letters[language](facts, sender), language, sender);

const letters: Localized<(facts: ExportLinkFacts, sender: MailSettings) => Letter> = {
  ja: ({ path, expiresAt }, { cityName, serviceName }) => ({
    subject: "登録情報のダウンロードのご案内",
    preview: "窓口でのお申し出により、登録情報をダウンロードできます。",
    blocks: [
      `${cityName.ja}の窓口でのお申し出により、「${serviceName.ja}」に登録されている内容を、ファイルでお渡しします。`,
      {
        kind: "link",
        label: `${japanTime(expiresAt, "ja")}までに、次のページでダウンロードしてください。`,
        path,
      },
      "このリンクを開いた人は、だれでも登録されている内容を見られます。ほかの人に転送しないでください。",
      "お心当たりのない場合は、恐れ入りますが、すぐに下記までお問い合わせください。",
      neverAskedForLink.ja(cityName),
    ],
  }),
  en: ({ path, expiresAt }, { cityName, serviceName }) => ({
    subject: "Download your information",
    preview: "You asked the city's desk for what is registered of you.",
    blocks: [
      `The desk of ${theCity(cityName.en)} was asked for what is registered of you with ${theCitysService({ cityName, serviceName })}. You get it as a file.`,
      {
        kind: "link",
        label: `Download it on this page by ${japanTime(expiresAt, "en")}:`,
        path,
      },
      "Whoever opens this link can see what is registered. Do not forward it.",
      "If it was not you, please contact us at once as shown below.",
      neverAskedForLink.en(cityName),
    ],
  }),
  "ja-easy": ({ path, expiresAt }, sender) => ({
    subject: "登録した 情報を 保存する お知らせ",
    preview: "登録した 情報を ファイルに する ことが できます。",
    blocks: [
      `市の 窓口で 話を 聞きました。${theService(sender)}に 登録した 情報を、ファイルで 渡します。`,
      {
        kind: "link",
        label: `${japanTime(expiresAt, "ja-easy")}までに、次の ページで ダウンロードして ください。`,
        path,
      },
      "この リンクを 開いた 人は、登録した 情報を 見る ことが できます。ほかの 人に 送らないで ください。",
      askAtOnce,
      neverAskedForLink["ja-easy"](sender.cityName),
    ],
  }),
};
