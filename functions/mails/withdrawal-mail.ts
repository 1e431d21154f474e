import { japanTime } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import { theService } from "./easy-phrases.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { serviceOfCity, theCity, theCitysService } from "./service-name.ts";

export interface WithdrawalMailFacts {
  readonly erasesAt: Date;
  /** `postponed`: an application was open when the time had come. */
  readonly what: "requested" | "postponed";
}

/** The mail to whoever has asked for the account's end: when that will be, and how to take it back. */
export function renderWithdrawalMail(
  { erasesAt, what }: WithdrawalMailFacts,
  language: Language,
  sender: MailSettings,
): Mail {
  return renderMail(letters[what][language](erasesAt, sender), language, sender);
}

type LetterOf = (erasesAt: Date, sender: MailSettings) => Letter;

const facts: Localized<(erasesAt: Date) => Letter["blocks"][number]> = {
  ja: (erasesAt) => ({
    kind: "facts",
    facts: [{ label: "廃止の予定日時", value: japanTime(erasesAt, "ja") }],
  }),
  en: (erasesAt) => ({ kind: "facts", facts: [{ label: "Closes", value: japanTime(erasesAt, "en") }] }),
  "ja-easy": (erasesAt) => ({
    kind: "facts",
    facts: [{ label: "登録が なくなる 時間", value: japanTime(erasesAt, "ja-easy") }],
  }),
};

const path = "/links/withdrawal-cancel";

const letters: Readonly<Record<WithdrawalMailFacts["what"], Localized<LetterOf>>> = {
  requested: {
    ja: (erasesAt, { cityName, serviceName }) => ({
      subject: "利用者登録の廃止を受け付けました",
      preview: "廃止の予定日時までは、取り消すことができます。",
      blocks: [
        `${serviceOfCity({ cityName, serviceName })}の利用者登録の廃止の申し出を受け付けました。予定日時を過ぎると、登録された情報を消去します。`,
        facts.ja(erasesAt),
        {
          kind: "link",
          label: "予定日時までは、ログインして廃止を取り消すことができます。",
          path,
        },
        "お心当たりのない場合は、上のリンクから取り消したうえで、パスワードを変更してください。",
      ],
    }),
    "ja-easy": (erasesAt, sender) => ({
      subject: "登録を やめる ことを 受け付けました",
      preview: "その 時間までは、やめない ことも できます。",
      blocks: [
        `${theService(sender)}の 登録を やめる ことを 受け付けました。下の 時間が 来ると、登録した ことを 消します。`,
        facts["ja-easy"](erasesAt),
        {
          kind: "link",
          label: "その 時間までは、ログインして「やめない」に する ことが できます。",
          path,
        },
        "知らない ときは、上の リンクから「やめない」に して、パスワードを 変えて ください。",
      ],
    }),
    en: (erasesAt, names) => ({
      subject: "Your account will be closed",
      preview: "Until then you can keep it after all.",
      blocks: [
        `You have asked for the end of your account with ${theCitysService(names)}. Once its time has come, what is registered is erased.`,
        facts.en(erasesAt),
        { kind: "link", label: "Until then you can sign in and keep the account:", path },
        "If it was not you who asked, please keep the account by this link and change its password.",
      ],
    }),
  },
  postponed: {
    ja: (erasesAt, { cityName, serviceName }) => ({
      subject: "利用者登録の廃止を延期しました",
      preview: "処理中の手続きがあるため、廃止の予定日時を延期しました。",
      blocks: [
        `${serviceOfCity({ cityName, serviceName })}の利用者登録について、処理中の手続きがあるため、廃止の予定日時を延期しました。`,
        facts.ja(erasesAt),
        {
          kind: "link",
          label: "予定日時までは、ログインして廃止を取り消すことができます。",
          path,
        },
      ],
    }),
    "ja-easy": (erasesAt, sender) => ({
      subject: "登録を やめる 日が 遅く なりました",
      preview: "まだ 終わって いない 手続きが あるので、やめる 日を 遅く しました。",
      blocks: [
        `${theService(sender)}に、まだ 終わって いない 手続きが あります。ですから、登録を やめる 日を 遅く しました。`,
        facts["ja-easy"](erasesAt),
        {
          kind: "link",
          label: "その 時間までは、ログインして「やめない」に する ことが できます。",
          path,
        },
      ],
    }),
    en: (erasesAt, names) => ({
      subject: "Your account will be closed later",
      preview: "An application is still open, so the end of your account is put off.",
      blocks: [
        `An application of yours is still open with ${theCity(names.cityName.en)}, so the end of your account is put off.`,
        facts.en(erasesAt),
        { kind: "link", label: "Until then you can sign in and keep the account:", path },
      ],
    }),
  },
};
