import { japanDay } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import { askAtOnce, nothingToDo, theService } from "./easy-phrases.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { maskedEmail } from "./masked-email.ts";
import { type MailClient, momentFacts } from "./moment-facts.ts";
import { neverAsked } from "./never-asked.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

export interface EmailChangedMailFacts {
  readonly to: "previous" | "new";
  /** The new address. */
  readonly email: string;
  readonly changedAt: Date;
  readonly undoUntil: Date;
  /** Path of the page that undoes the change, with its token; the new address gets none. */
  readonly undoPath?: string | undefined;
  readonly client?: MailClient | undefined;
  /** The city's desk has done it for the owner. */
  readonly byDesk?: boolean;
}

/** The mail after a change of address: to the one before, whose owner may undo it, and to the new one. */
export function renderEmailChangedMail(
  facts: EmailChangedMailFacts,
  language: Language,
  sender: MailSettings,
): Mail {
  const letters = facts.to === "previous" ? toPrevious : toNew;
  return renderMail(letters[language](facts, sender), language, sender);
}

type LetterOf = (facts: EmailChangedMailFacts, sender: MailSettings) => Letter;

const moment = ({ changedAt: at, client }: EmailChangedMailFacts, language: Language) =>
  momentFacts({ at, client }, language);

const toPrevious: Localized<LetterOf> = {
  ja: (facts, { cityName, serviceName }) => ({
    subject: "メールアドレス変更のお知らせ",
    preview: "ご登録のメールアドレスが変更されました。",
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}にご登録のメールアドレス（利用者ID）が、別のメールアドレスに変更されました。今後、このメールアドレスではログインできません。`,
      {
        kind: "facts",
        facts: [...moment(facts, "ja"), { label: "新しいメールアドレス", value: maskedEmail(facts.email) }],
      },
      facts.byDesk
        ? "市の窓口でお申し出になった場合、お手続きの必要はありません。"
        : "ご自身で変更された場合、お手続きの必要はありません。",
      facts.undoPath === undefined
        ? "お心当たりのない場合は、恐れ入りますが、すぐに下記までお問い合わせください。"
        : {
            kind: "link",
            label: `お心当たりのない場合は、${japanDay(facts.undoUntil, "ja")}までに、次のページで変更を取り消してください。`,
            path: facts.undoPath,
          },
      neverAsked.ja(cityName),
    ],
  }),
  en: (facts, { cityName, serviceName }) => ({
    subject: "Your email address was changed",
    preview: "The email address of your account was changed.",
    blocks: [
      `The email address (user ID) of your account with ${theCitysService({ cityName, serviceName })} was changed to another one. You can no longer sign in with this email address.`,
      {
        kind: "facts",
        facts: [...moment(facts, "en"), { label: "New email address", value: maskedEmail(facts.email) }],
      },
      facts.byDesk
        ? "If you asked the city's desk for this, there is nothing more to do."
        : "If you did this yourself, there is nothing more to do.",
      facts.undoPath === undefined
        ? "If it was not you, please contact us at once as shown below."
        : {
            kind: "link",
            label: `If it was not you, undo the change on this page by ${japanDay(facts.undoUntil, "en")}:`,
            path: facts.undoPath,
          },
      neverAsked.en(cityName),
    ],
  }),
  "ja-easy": (facts, sender) => ({
    subject: "メールアドレスが 変わった お知らせ",
    preview: "登録した メールアドレスが 変わりました。",
    blocks: [
      `${theService(sender)}に 登録した メールアドレス（利用者ID）が、ほかの メールアドレスに 変わりました。これから、この メールアドレスでは ログインできません。`,
      {
        kind: "facts",
        facts: [
          ...moment(facts, "ja-easy"),
          { label: "新しい メールアドレス", value: maskedEmail(facts.email) },
        ],
      },
      facts.byDesk ? "あなたが 市の 窓口で 頼んだ ときは、何も しなくても いいです。" : nothingToDo,
      facts.undoPath === undefined
        ? askAtOnce
        : {
            kind: "link",
            label: `知らない ときは、${japanDay(facts.undoUntil, "ja-easy")}までに、次の ページで 前の メールアドレスに 戻して ください。`,
            path: facts.undoPath,
          },
      neverAsked["ja-easy"](sender.cityName),
    ],
  }),
};

const toNew: Localized<LetterOf> = {
  ja: (facts, { cityName, serviceName }) => ({
    subject: "メールアドレス変更完了のお知らせ",
    preview: "次回から、このメールアドレスでログインしてください。",
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}のメールアドレス（利用者ID）を、このメールアドレスに変更しました。次回から、このメールアドレスでログインしてください。`,
      { kind: "facts", facts: moment(facts, "ja") },
      `以前のメールアドレスにもお知らせしました。${japanDay(facts.undoUntil, "ja")}までは、以前のメールアドレスの持ち主がこの変更を取り消すことができ、もう一度変更することはできません。`,
      { kind: "link", label: "ログインはこちらから。", path: "/login" },
      "お心当たりのない場合は、恐れ入りますが、すぐに下記までお問い合わせください。",
      neverAsked.ja(cityName),
    ],
  }),
  en: (facts, { cityName, serviceName }) => ({
    subject: "Your new email address",
    preview: "From now on, sign in with this email address.",
    blocks: [
      `Your account with ${theCitysService({ cityName, serviceName })} now has this email address (user ID). From now on, please sign in with it.`,
      { kind: "facts", facts: moment(facts, "en") },
      `We have written to the earlier address, too. Until ${japanDay(facts.undoUntil, "en")}, its owner can undo this change, and the address cannot be changed again.`,
      { kind: "link", label: "Sign in here:", path: "/login" },
      "If it was not you, please contact us at once as shown below.",
      neverAsked.en(cityName),
    ],
  }),
  "ja-easy": (facts, sender) => ({
    subject: "メールアドレスが 変わりました",
    preview: "次から、この メールアドレスで ログインして ください。",
    blocks: [
      `${theService(sender)}の メールアドレス（利用者ID）を、この メールアドレスに 変えました。次から、この メールアドレスで ログインして ください。`,
      { kind: "facts", facts: moment(facts, "ja-easy") },
      `前の メールアドレスにも 知らせました。${japanDay(facts.undoUntil, "ja-easy")}までは、前の メールアドレスの 人が、元に 戻す ことが できます。その 日までは、もう一度 変える ことは できません。`,
      { kind: "link", label: "ここから ログインして ください。", path: "/login" },
      askAtOnce,
      neverAsked["ja-easy"](sender.cityName),
    ],
  }),
};
