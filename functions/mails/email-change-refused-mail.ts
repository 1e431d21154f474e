import { japanDay } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import { mistyped, theService } from "./easy-phrases.ts";
import { changeFacts, type FlowFacts } from "./flow-facts.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

export interface RefusedChangeFacts extends FlowFacts {
  /** Of an address that is kept for the account that left it: until when. Without it the address has an account. */
  readonly heldUntil?: Date | undefined;
}

/** The mail that an address gets which no account may change to: only the mailbox learns why. */
export function renderEmailChangeRefusedMail(
  facts: RefusedChangeFacts,
  language: Language,
  sender: MailSettings,
): Mail {
  return renderMail(letters[language](facts, sender), language, sender);
}

const letters: Localized<(facts: RefusedChangeFacts, sender: MailSettings) => Letter> = {
  ja: ({ heldUntil, ...change }, { cityName, serviceName }) => ({
    subject: `メールアドレスの変更について（${change.codeNumber}通目）`,
    preview: "このメールアドレスへは変更できません。",
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}で、このメールアドレスへの変更のお申し込みがありましたが、${
        heldUntil
          ? `このメールアドレスは、現在登録できません（${japanDay(heldUntil, "ja")}まで）。`
          : "このメールアドレスは、すでに利用者登録がお済みです。"
      }そのため、認証コードはお送りしていません。`,
      "ご自身で変更をお申し込みになった場合は、ほかのメールアドレスで、もう一度お申し込みください。",
      { kind: "facts", facts: changeFacts.ja(change) },
      "このお申し込みにお心当たりのない場合は、どなたかがメールアドレスを誤って入力した可能性があります。お手続きの必要はありません。",
    ],
  }),
  en: ({ heldUntil, ...change }, { cityName, serviceName }) => ({
    subject: `About the change of email address (email ${change.codeNumber})`,
    preview: "No account can change to this email address.",
    blocks: [
      `We received a request to use this email address for an account with ${theCitysService({ cityName, serviceName })}, but ${
        heldUntil
          ? `it cannot be registered at the moment (until ${japanDay(heldUntil, "en")})`
          : "it is registered already"
      }. We have therefore sent no code.`,
      "If you asked for the change, please ask again with another email address.",
      { kind: "facts", facts: changeFacts.en(change) },
      "If you did not ask for this, someone may have mistyped their address, and you need not do anything.",
    ],
  }),
  "ja-easy": ({ heldUntil, ...change }, sender) => ({
    subject: `メールアドレスを 変える ことに ついて（${change.codeNumber}番目の メール）`,
    preview: "この メールアドレスに 変える ことは できません。",
    blocks: [
      `${theService(sender)}で、この メールアドレスに 変える 手続きが ありました。でも、${
        heldUntil
          ? `この メールアドレスは、今 登録できません（${japanDay(heldUntil, "ja-easy")}まで）。`
          : "この メールアドレスは、もう 登録して あります。"
      }ですから、認証コードは 送って いません。`,
      "あなたが 変えたい ときは、ほかの メールアドレスで もう一度 して ください。",
      { kind: "facts", facts: changeFacts["ja-easy"](change) },
      mistyped,
    ],
  }),
};
