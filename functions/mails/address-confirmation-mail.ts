import { japanTime } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import { mistyped, theService } from "./easy-phrases.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { neverAskedForLink } from "./never-asked.ts";
import { theCity, theCitysService } from "./service-name.ts";

export interface AddressConfirmationFacts {
  /** Of the page where the mailbox is proven, with its token. */
  readonly path: string;
  readonly expiresAt: Date;
}

/**
 * The mail to the address that an account is to have by the desk's doing. Whose account it is, it does not say: the address
 * may be mistyped, and a stranger's.
 */
export const renderAddressConfirmationMail = (
  facts: AddressConfirmationFacts,
  language: Language,
  sender: MailSettings,
): Mail => renderMail(letters[language](facts, sender), language, sender);

const letters: Localized<(facts: AddressConfirmationFacts, sender: MailSettings) => Letter> = {
  ja: ({ path, expiresAt }, { cityName, serviceName }) => ({
    subject: "メールアドレスの確認のお願い",
    preview: "市の窓口でのお手続きのため、このメールアドレスを確認します。",
    blocks: [
      `${cityName.ja}の窓口で、「${serviceName.ja}」のアカウントのメールアドレス（利用者ID）を、このメールアドレスに訂正する手続きが進んでいます。`,
      {
        kind: "link",
        label: `窓口で手続きをされた方は、${japanTime(expiresAt, "ja")}までに、次のページでメールアドレスを確認してください。`,
        path,
      },
      "確認ののち、市の担当者が内容を確かめて、メールアドレスを変更します。",
      "お心当たりのない場合は、どなたかがメールアドレスを誤って伝えた可能性があります。お手続きの必要はありません。",
      neverAskedForLink.ja(cityName),
    ],
  }),
  en: ({ path, expiresAt }, { cityName, serviceName }) => ({
    subject: "Please confirm your email address",
    preview: "The city's desk has to know that you receive mail at this address.",
    blocks: [
      `The desk of ${theCity(cityName.en)} is about to give an account with ${theCitysService({ cityName, serviceName })} this email address (user ID).`,
      {
        kind: "link",
        label: `If you asked the desk for this, confirm the address on this page by ${japanTime(expiresAt, "en")}:`,
        path,
      },
      "After that, the city's people look into the matter and change the address.",
      "If you did not expect this, someone may have named a wrong address, and you need not do anything.",
      neverAskedForLink.en(cityName),
    ],
  }),
  "ja-easy": ({ path, expiresAt }, sender) => ({
    subject: "メールアドレスを 確かめて ください",
    preview: "市の 窓口の 手続きの ために、メールアドレスを 確かめます。",
    blocks: [
      `市の 窓口で、${theService(sender)}の アカウントの メールアドレス（利用者ID）を、この メールアドレスに 変える 手続きを して います。`,
      {
        kind: "link",
        label: `窓口で 手続きを した 人は、${japanTime(expiresAt, "ja-easy")}までに、次の ページの ボタンを 押して ください。`,
        path,
      },
      "そのあと、市の 人が よく 調べて から、メールアドレスを 変えます。",
      mistyped,
      neverAskedForLink["ja-easy"](sender.cityName),
    ],
  }),
};
