import { japanDay } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import { askAtOnce, nothingToDo, theService } from "./easy-phrases.ts";
import type { EmailChangedMailFacts } from "./email-changed-mail.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { maskedEmail } from "./masked-email.ts";
import { momentFacts } from "./moment-facts.ts";
import { neverAsked } from "./never-asked.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

export interface HandedOverMailFacts extends EmailChangedMailFacts {
  /** Whether the password that the successor chose is the account's; otherwise one is set by the mailbox. */
  readonly hasPassword: boolean;
}

/** The mail after an account was handed over: to whoever had it before, who may stop it, and to whoever has it now. */
export function renderHandedOverMail(
  facts: HandedOverMailFacts,
  language: Language,
  sender: MailSettings,
): Mail {
  const letters = facts.to === "previous" ? toPredecessor : toSuccessor;
  return renderMail(letters[language](facts, sender), language, sender);
}

type LetterOf = (facts: HandedOverMailFacts, sender: MailSettings) => Letter;

const moment = ({ changedAt: at, client }: HandedOverMailFacts, language: Language) =>
  momentFacts({ at, client }, language);

const toPredecessor: Localized<LetterOf> = {
  ja: (facts, { cityName, serviceName }) => ({
    subject: "担当者の引き継ぎが完了しました",
    preview: "アカウントは、後任の方に引き継がれました。",
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}の事業者のアカウントが、後任の方に引き継がれました。今後、このメールアドレスとこれまでのパスワードではログインできません。ログインしていた端末は、すべてログアウトしました。`,
      {
        kind: "facts",
        facts: [
          ...moment(facts, "ja"),
          { label: "後任の方のメールアドレス", value: maskedEmail(facts.email) },
        ],
      },
      "引き継ぎを依頼された場合、お手続きの必要はありません。",
      facts.undoPath === undefined
        ? "お心当たりのない場合は、恐れ入りますが、すぐに下記までお問い合わせください。"
        : {
            kind: "link",
            label: `お心当たりのない場合は、${japanDay(facts.undoUntil, "ja")}までに、次のページで利用を停止し、市にお知らせください。`,
            path: facts.undoPath,
          },
      neverAsked.ja(cityName),
    ],
  }),
  en: (facts, { cityName, serviceName }) => ({
    subject: "The account was handed over",
    preview: "The account of the business is your successor's now.",
    blocks: [
      `The account of your business with ${theCitysService({ cityName, serviceName })} was handed over to your successor. This email address and your password no longer sign in, and all your browsers were signed out.`,
      {
        kind: "facts",
        facts: [
          ...moment(facts, "en"),
          { label: "Successor's email address", value: maskedEmail(facts.email) },
        ],
      },
      "If you asked for this, there is nothing more to do.",
      facts.undoPath === undefined
        ? "If you did not, please contact us at once as shown below."
        : {
            kind: "link",
            label: `If you did not, stop the account and inform the city on this page by ${japanDay(facts.undoUntil, "en")}:`,
            path: facts.undoPath,
          },
      neverAsked.en(cityName),
    ],
  }),
  "ja-easy": (facts, sender) => ({
    subject: "担当者の 引き継ぎが 終わりました",
    preview: "アカウントを 次の 人に 渡しました。",
    blocks: [
      `${theService(sender)}の 会社・団体の アカウントを、次の 人に 渡しました。これから、この メールアドレスと 前の パスワードでは ログインできません。スマートフォンや パソコンは 全部 ログアウトしました。`,
      {
        kind: "facts",
        facts: [
          ...moment(facts, "ja-easy"),
          { label: "次の 人の メールアドレス", value: maskedEmail(facts.email) },
        ],
      },
      nothingToDo,
      facts.undoPath === undefined
        ? askAtOnce
        : {
            kind: "link",
            label: `知らない ときは、${japanDay(facts.undoUntil, "ja-easy")}までに、次の ページで アカウントを 止めて、市に 知らせて ください。`,
            path: facts.undoPath,
          },
      neverAsked["ja-easy"](sender.cityName),
    ],
  }),
};

const toSuccessor: Localized<LetterOf> = {
  ja: (facts, { cityName, serviceName }) => ({
    subject: "担当者の引き継ぎ完了のお知らせ",
    preview: "アカウントを引き継ぎました。",
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}の事業者のアカウントを引き継ぎました。次回から、このメールアドレスでログインしてください。`,
      { kind: "facts", facts: moment(facts, "ja") },
      facts.hasPassword
        ? { kind: "link", label: "ログインはこちらから。", path: "/login" }
        : {
            kind: "link",
            label:
              "手続きが途中で止まったため、入力されたパスワードは登録されていません。こちらからパスワードを設定してください。",
            path: "/password/reset",
          },
      `前任の方にもお知らせしました。${japanDay(facts.undoUntil, "ja")}までは、前任の方がこの引き継ぎを認めないときに、アカウントの利用を停止できます。`,
      "お心当たりのない場合は、恐れ入りますが、すぐに下記までお問い合わせください。",
      neverAsked.ja(cityName),
    ],
  }),
  en: (facts, { cityName, serviceName }) => ({
    subject: "You have taken the account over",
    preview: "The account of the business is yours now.",
    blocks: [
      `You have taken over the account of a business with ${theCitysService({ cityName, serviceName })}. From now on, please sign in with this email address.`,
      { kind: "facts", facts: moment(facts, "en") },
      facts.hasPassword
        ? { kind: "link", label: "Sign in here:", path: "/login" }
        : {
            kind: "link",
            label:
              "As the procedure broke off, the password that you entered was not registered. Please set one here:",
            path: "/password/reset",
          },
      `We have written to your predecessor, too, who can stop the account until ${japanDay(facts.undoUntil, "en")} if they do not agree.`,
      "If you did not expect this, please contact us at once as shown below.",
      neverAsked.en(cityName),
    ],
  }),
  "ja-easy": (facts, sender) => ({
    subject: "引き継ぎが 終わりました",
    preview: "アカウントを もらいました。",
    blocks: [
      `${theService(sender)}の 会社・団体の アカウントを もらいました。次から、この メールアドレスで ログインして ください。`,
      { kind: "facts", facts: moment(facts, "ja-easy") },
      facts.hasPassword
        ? { kind: "link", label: "ここから ログインして ください。", path: "/login" }
        : {
            kind: "link",
            label:
              "手続きが 途中で 止まったので、パスワードは 登録して いません。ここから パスワードを 決めて ください。",
            path: "/password/reset",
          },
      `前の 人にも 知らせました。${japanDay(facts.undoUntil, "ja-easy")}までは、前の 人が「違う」と 思った とき、アカウントを 止める ことが できます。`,
      askAtOnce,
      neverAsked["ja-easy"](sender.cityName),
    ],
  }),
};
