import type { Language, Localized } from "../../contracts/language.ts";
import { mistyped, theService } from "./easy-phrases.ts";
import { type FlowFacts, resetFacts } from "./flow-facts.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

/** The mail that an address without an account gets in place of a code: only the mailbox learns that it has none. */
export function renderResetUnknownMail(facts: FlowFacts, language: Language, sender: MailSettings): Mail {
  return renderMail(letters[language](facts, sender), language, sender);
}

const letters: Localized<(facts: FlowFacts, sender: MailSettings) => Letter> = {
  ja: (reset, { cityName, serviceName }) => ({
    subject: `パスワードの再設定について（${reset.codeNumber}通目）`,
    preview: "このメールアドレスの登録はありません。",
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}でパスワードの再設定のお申し込みがありましたが、このメールアドレスの登録はありません。そのため、認証コードはお送りしていません。`,
      "ほかのメールアドレスで登録された場合は、そのメールアドレスで再設定をお申し込みください。",
      {
        kind: "link",
        label: "まだ登録されていない場合は、こちらから利用者登録をしてください。",
        path: "/register",
      },
      { kind: "facts", facts: resetFacts.ja(reset) },
      "このお申し込みにお心当たりのない場合は、どなたかがメールアドレスを誤って入力した可能性があります。お手続きの必要はありませんので、恐れ入りますがこのメールを破棄してください。",
    ],
  }),
  en: (reset, { cityName, serviceName }) => ({
    subject: `About your request for a new password (email ${reset.codeNumber})`,
    preview: "This email address is not registered.",
    blocks: [
      `We received a request for a new password for ${theCitysService({ cityName, serviceName })}, but this email address is not registered. We have therefore sent no code.`,
      "If you registered with another email address, please ask for the new password with that one.",
      {
        kind: "link",
        label: "If you are not registered yet, please register here:",
        path: "/register",
      },
      { kind: "facts", facts: resetFacts.en(reset) },
      "If you did not ask for this, someone may have mistyped their address. You need not do anything and can delete this email.",
    ],
  }),
  "ja-easy": (reset, sender) => ({
    subject: `パスワードを 新しく する ことに ついて（${reset.codeNumber}番目の メール）`,
    preview: "この メールアドレスは 登録して いません。",
    blocks: [
      `${theService(sender)}で、パスワードを 新しく する 手続きが ありました。でも、この メールアドレスは 登録して いません。ですから、認証コードは 送って いません。`,
      "ほかの メールアドレスで 登録した 人は、その メールアドレスで もう一度 して ください。",
      { kind: "link", label: "まだ 登録して いない 人は、ここから 登録して ください。", path: "/register" },
      { kind: "facts", facts: resetFacts["ja-easy"](reset) },
      `${mistyped}この メールは 捨てて ください。`,
    ],
  }),
};
