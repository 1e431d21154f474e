import { japanDay } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import { mistyped, theService } from "./easy-phrases.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { neverAsked } from "./never-asked.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

export interface HandoverInvitationFacts {
  /** Of the page where the account is taken over, with its token. */
  readonly path: string;
  readonly expiresAt: Date;
}

/**
 * The mail to whoever is invited to take the account of a business over. Which business, the page behind the link says: nothing
 * that somebody has typed goes to a stranger by it.
 */
export const renderHandoverInvitationMail = (
  facts: HandoverInvitationFacts,
  language: Language,
  sender: MailSettings,
): Mail => renderMail(letters[language](facts, sender), language, sender);

const letters: Localized<(facts: HandoverInvitationFacts, sender: MailSettings) => Letter> = {
  ja: ({ path, expiresAt }, { cityName, serviceName }) => ({
    subject: "担当者の引き継ぎのご案内",
    preview: "事業者のアカウントの引き継ぎをお願いする方への、ご案内です。",
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}をご利用の事業者の担当者から、アカウントの引き継ぎ先として、このメールアドレスが指定されました。`,
      {
        kind: "link",
        label: `次のページで事業者名をご確認のうえ、${japanDay(expiresAt, "ja")}までに、引き継ぎの手続きをしてください。`,
        path,
      },
      "引き継ぐと、このメールアドレスが利用者IDになります。パスワードは、ご自身で新しく設定していただきます。前任の担当者は、ログインできなくなります。",
      "お心当たりのない場合は、どなたかがメールアドレスを誤って入力した可能性があります。お手続きの必要はありません。",
      neverAsked.ja(cityName),
    ],
  }),
  en: ({ path, expiresAt }, { cityName, serviceName }) => ({
    subject: "Please take an account over",
    preview: "For whoever is to take the account of a business over.",
    blocks: [
      `The person in charge at a business that uses ${theCitysService({ cityName, serviceName })} has named this email address: you are to take the account of the business over.`,
      {
        kind: "link",
        label: `See on this page which business it is, and take the account over by ${japanDay(expiresAt, "en")}:`,
        path,
      },
      "This email address becomes the user ID then. You set a password of your own, and whoever used the account before can no longer sign in.",
      "If you did not expect this, someone may have mistyped an address, and you need not do anything.",
      neverAsked.en(cityName),
    ],
  }),
  "ja-easy": ({ path, expiresAt }, sender) => ({
    subject: "担当者の 引き継ぎの お知らせ",
    preview: "会社・団体の アカウントを もらって ください。",
    blocks: [
      `${theService(sender)}を 使って いる 会社・団体の 担当者が、アカウントを 渡す 人として、あなたの メールアドレスを 書きました。`,
      {
        kind: "link",
        label: `次の ページで 会社・団体の 名前を 見て ください。正しい ときは、${japanDay(expiresAt, "ja-easy")}までに 手続きを して ください。`,
        path,
      },
      "手続きを すると、この メールアドレスが 利用者IDに なります。パスワードは、あなたが 新しく 決めます。前の 担当者は、ログインできなく なります。",
      mistyped,
      neverAsked["ja-easy"](sender.cityName),
    ],
  }),
};
