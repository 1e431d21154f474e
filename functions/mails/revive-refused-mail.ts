import type { Language, Localized } from "../../contracts/language.ts";
import { mistyped, theService } from "./easy-phrases.ts";
import { type FlowFacts, revivalFacts } from "./flow-facts.ts";
import { renderMail } from "./layout.ts";
import type { Block, Letter, Mail, MailSettings } from "./mail.ts";
import { neverAsked } from "./never-asked.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

/** Why an address has no account to resume. */
export type RevivalRefusal = "unknown" | "in-use" | "stopped";

/** The mail in place of a code where no account is dormant: only the mailbox learns why. */
export const renderReviveRefusedMail =
  (why: RevivalRefusal) =>
  (facts: FlowFacts, language: Language, sender: MailSettings): Mail =>
    renderMail(letters[language](facts, sender, reasons[why][language]), language, sender);

interface Reason {
  readonly preview: string;
  /** Goes on from what was asked for. */
  readonly because: string;
  readonly advice: Block;
}

const reasons: Readonly<Record<RevivalRefusal, Localized<Reason>>> = {
  unknown: {
    ja: {
      preview: "このメールアドレスの登録はありません。",
      because: "このメールアドレスの登録はありません。",
      advice: {
        kind: "link",
        label:
          "ほかのメールアドレスで登録された場合は、そのメールアドレスでお申し込みください。まだ登録されていない場合は、こちらから利用者登録をしてください。",
        path: "/register",
      },
    },
    "ja-easy": {
      preview: "この メールアドレスは 登録して いません。",
      because: "この メールアドレスは 登録して いません。",
      advice: {
        kind: "link",
        label:
          "ほかの メールアドレスで 登録した 人は、その メールアドレスで もう一度 して ください。まだ 登録して いない 人は、ここから 登録して ください。",
        path: "/register",
      },
    },
    en: {
      preview: "This email address is not registered.",
      because: "this email address is not registered",
      advice: {
        kind: "link",
        label:
          "If you registered with another email address, please ask again with that one. If you are not registered yet, please register here:",
        path: "/register",
      },
    },
  },
  "in-use": {
    ja: {
      preview: "利用者登録は休止しておりません。",
      because: "このメールアドレスの利用者登録は休止しておらず、そのままご利用いただけます。",
      advice: {
        kind: "link",
        label: "これまでのパスワードでログインしてください。",
        path: "/login",
      },
    },
    "ja-easy": {
      preview: "登録は 休んで いません。",
      because: "この メールアドレスの 登録は 休んで いません。この まま 使う ことが できます。",
      advice: { kind: "link", label: "前と 同じ パスワードで ログインして ください。", path: "/login" },
    },
    en: {
      preview: "Your account is not paused.",
      because: "the account of this email address is not paused and can be used as it is",
      advice: { kind: "link", label: "Please sign in with your password:", path: "/login" },
    },
  },
  stopped: {
    ja: {
      preview: "現在、ご利用を停止しています。",
      because: "このメールアドレスの利用者登録は現在停止中です。",
      advice: "停止の理由や再開の手続きについては、恐れ入りますが下記までお問い合わせください。",
    },
    "ja-easy": {
      preview: "今、アカウントは 止まって います。",
      because: "この メールアドレスの アカウントは、今 止まって います。",
      advice: "止まって いる 理由や、また 使う 手続きは、下の ところに 聞いて ください。",
    },
    en: {
      preview: "Your account is stopped at present.",
      because: "the account of this email address is stopped at present",
      advice: "For the reason, and for how to use the service again, please contact us as shown below.",
    },
  },
};

const letters: Localized<(facts: FlowFacts, sender: MailSettings, reason: Reason) => Letter> = {
  ja: (revival, { cityName, serviceName }, { preview, because, advice }) => ({
    subject: `ご利用の再開について（${revival.codeNumber}通目）`,
    preview,
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}で、休止中の利用者登録のご利用再開のお申し込みがありましたが、${because}そのため、認証コードはお送りしていません。`,
      advice,
      { kind: "facts", facts: revivalFacts.ja(revival) },
      "このお申し込みにお心当たりのない場合は、どなたかがメールアドレスを誤って入力した可能性があります。お手続きの必要はありません。",
      neverAsked.ja(cityName),
    ],
  }),
  en: (revival, { cityName, serviceName }, { preview, because, advice }) => ({
    subject: `About your request to resume your account (email ${revival.codeNumber})`,
    preview,
    blocks: [
      `We received a request to resume a paused account with ${theCitysService({ cityName, serviceName })}, but ${because}. We have therefore sent no code.`,
      advice,
      { kind: "facts", facts: revivalFacts.en(revival) },
      "If you did not ask for this, someone may have mistyped their address, and you need not do anything.",
      neverAsked.en(cityName),
    ],
  }),
  "ja-easy": (revival, sender, { preview, because, advice }) => ({
    subject: `また 使う ことに ついて（${revival.codeNumber}番目の メール）`,
    preview,
    blocks: [
      `${theService(sender)}で、休んで いる 登録を また 使う 手続きが ありました。でも、${because}ですから、認証コードは 送って いません。`,
      advice,
      { kind: "facts", facts: revivalFacts["ja-easy"](revival) },
      mistyped,
      neverAsked["ja-easy"](sender.cityName),
    ],
  }),
};
