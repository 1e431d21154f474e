import type { Language, Localized } from "../../contracts/language.ts";
import { mistyped, theService } from "./easy-phrases.ts";
import { type FlowFacts, resetFacts } from "./flow-facts.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { neverAsked } from "./never-asked.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

/** The mail in place of a code where the account is stopped: whom to ask stands at the end of every mail. */
export function renderResetStoppedMail(facts: FlowFacts, language: Language, sender: MailSettings): Mail {
  return renderMail(letters[language](facts, sender), language, sender);
}

const letters: Localized<(facts: FlowFacts, sender: MailSettings) => Letter> = {
  ja: (reset, { cityName, serviceName }) => ({
    subject: `パスワードの再設定について（${reset.codeNumber}通目）`,
    preview: "現在、ご利用を停止しています。",
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}でパスワードの再設定のお申し込みがありましたが、このメールアドレスの利用者登録は現在停止中です。そのため、認証コードはお送りしていません。`,
      "停止の理由や再開の手続きについては、恐れ入りますが下記までお問い合わせください。",
      { kind: "facts", facts: resetFacts.ja(reset) },
      "このお申し込みにお心当たりのない場合は、どなたかがメールアドレスを誤って入力した可能性があります。パスワードは変わっておりません。",
      neverAsked.ja(cityName),
    ],
  }),
  en: (reset, { cityName, serviceName }) => ({
    subject: `About your request for a new password (email ${reset.codeNumber})`,
    preview: "Your account is stopped at present.",
    blocks: [
      `We received a request for a new password for ${theCitysService({ cityName, serviceName })}, but the account of this email address is stopped at present. We have therefore sent no code.`,
      "For the reason, and for how to use the service again, please contact us as shown below.",
      { kind: "facts", facts: resetFacts.en(reset) },
      "If you did not ask for this, someone may have mistyped their address. Your password has not changed.",
      neverAsked.en(cityName),
    ],
  }),
  "ja-easy": (reset, sender) => ({
    subject: `パスワードを 新しく する ことに ついて（${reset.codeNumber}番目の メール）`,
    preview: "今、アカウントは 止まって います。",
    blocks: [
      `${theService(sender)}で、パスワードを 新しく する 手続きが ありました。でも、この メールアドレスの アカウントは、今 止まって います。ですから、認証コードは 送って いません。`,
      "止まって いる 理由や、また 使う 手続きは、下の ところに 聞いて ください。",
      { kind: "facts", facts: resetFacts["ja-easy"](reset) },
      `${mistyped}パスワードは 変わって いません。`,
      neverAsked["ja-easy"](sender.cityName),
    ],
  }),
};
