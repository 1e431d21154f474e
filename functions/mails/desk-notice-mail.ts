import type { DeskNoticeKind } from "../../contracts/desk-words.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import { theService } from "./easy-phrases.ts";
import { renderMail } from "./layout.ts";
import type { Block, Letter, Mail, MailSettings } from "./mail.ts";
import { momentFacts } from "./moment-facts.ts";
import { neverAskedForCode } from "./never-asked.ts";
import { theCitysService } from "./service-name.ts";

export interface DeskNoticeFacts {
  readonly what: DeskNoticeKind;
  readonly at: Date;
}

/** The mail to an account's owner about what the city's people did to it. */
export function renderDeskNoticeMail(
  { what, at }: DeskNoticeFacts,
  language: Language,
  sender: MailSettings,
): Mail {
  const { subject, preview, said, after } = letters[what][language](sender);
  const letter: Letter = {
    ...{ subject, preview },
    blocks: [
      said,
      { kind: "facts", facts: momentFacts({ at }, language) },
      ...after,
      closing[language](sender),
    ],
  };
  return renderMail(letter, language, sender);
}

interface Words {
  readonly subject: string;
  readonly preview: string;
  readonly said: string;
  readonly after: readonly Block[];
}

const closing: Localized<(sender: MailSettings) => string> = {
  "ja-easy": (sender) =>
    `知らない ときは、下の ところに 聞いて ください。${neverAskedForCode["ja-easy"](sender.cityName)}`,
  ja: (sender) =>
    `お心当たりのない場合は、恐れ入りますが、下記までお問い合わせください。${neverAskedForCode.ja(sender.cityName)}`,
  en: (sender) =>
    `If you did not expect this, please contact us as shown below. ${neverAskedForCode.en(sender.cityName)}`,
};

const setPassword: Localized<Block> = {
  "ja-easy": {
    kind: "link",
    label: "ここから 新しい パスワードを 決めて ください。",
    path: "/password/reset",
  },
  ja: { kind: "link", label: "パスワードの設定は、こちらから行ってください。", path: "/password/reset" },
  en: { kind: "link", label: "Set a new password here:", path: "/password/reset" },
};

const letters: Readonly<Record<DeskNoticeKind, Localized<(sender: MailSettings) => Words>>> = {
  "sessions-ended": {
    "ja-easy": (sender) => ({
      subject: "全部 ログアウトしました",
      preview: "市の 窓口が、全部 ログアウトしました。",
      said: `市の 窓口が、${theService(sender)}から、あなたの スマートフォンや パソコンを 全部 ログアウトしました。使う ときは、もう一度 ログインして ください。`,
      after: [],
    }),
    ja: ({ cityName, serviceName }) => ({
      subject: "すべての端末をログアウトしました",
      preview: "市の窓口で、すべての端末をログアウトしました。",
      said: `${cityName.ja}の窓口で、「${serviceName.ja}」のすべての端末をログアウトしました。ご利用の際は、もう一度ログインしてください。`,
      after: [],
    }),
    en: (sender) => ({
      subject: "You were signed out in all browsers",
      preview: "The city's desk signed you out in all browsers.",
      said: `The city's desk has signed you out of ${theCitysService(sender)} in all browsers. Sign in again to use your account.`,
      after: [],
    }),
  },
  reset: {
    "ja-easy": (sender) => ({
      subject: "新しい パスワードを 決める お知らせ",
      preview: "新しい パスワードの 決め方を 知らせます。",
      said: `市の 窓口が、${theService(sender)}の 新しい パスワードの 決め方を 知らせます。`,
      after: [setPassword["ja-easy"]],
    }),
    ja: ({ cityName, serviceName }) => ({
      subject: "パスワードの設定のご案内",
      preview: "新しいパスワードを設定する手順をお知らせします。",
      said: `${cityName.ja}の窓口から、「${serviceName.ja}」のパスワードを設定する手順をお知らせします。`,
      after: [setPassword.ja],
    }),
    en: (sender) => ({
      subject: "How to set a new password",
      preview: "The city's desk sends you the way to a new password.",
      said: `The city's desk sends you the way to a new password for ${theCitysService(sender)}.`,
      after: [setPassword.en],
    }),
  },
  suspended: {
    "ja-easy": (sender) => ({
      subject: "アカウントを 止めました",
      preview: "アカウントを 止めて、全部 ログアウトしました。",
      said: `市の 窓口が、${theService(sender)}の あなたの アカウントを 止めました。スマートフォンや パソコンは 全部 ログアウトしました。止めて いる 間は、ログインできません。`,
      after: [],
    }),
    ja: ({ cityName, serviceName }) => ({
      subject: "アカウントの利用を停止しました",
      preview: "アカウントの利用を停止し、すべての端末をログアウトしました。",
      said: `${cityName.ja}の窓口で、「${serviceName.ja}」のアカウントの利用を停止し、すべての端末をログアウトしました。停止の間は、ログインできません。`,
      after: [],
    }),
    en: (sender) => ({
      subject: "Your account was stopped",
      preview: "Your account was stopped, and all browsers were signed out.",
      said: `The city has stopped your account with ${theCitysService(sender)}, and signed you out in all browsers. Meanwhile nobody can sign in.`,
      after: [],
    }),
  },
  restored: {
    "ja-easy": (sender) => ({
      subject: "アカウントを また 使う ことが できます",
      preview: "アカウントは もう 止まって いません。",
      said: `${theService(sender)}の あなたの アカウントは、もう 止まって いません。もう一度 ログインして 使う ことが できます。`,
      after: [],
    }),
    ja: ({ cityName, serviceName }) => ({
      subject: "アカウントの利用を再開しました",
      preview: "アカウントをもう一度ご利用いただけます。",
      said: `${cityName.ja}の窓口で、「${serviceName.ja}」のアカウントの停止を解除しました。もう一度ログインしてご利用いただけます。`,
      after: [],
    }),
    en: (sender) => ({
      subject: "You can use your account again",
      preview: "Your account is no longer stopped.",
      said: `The city no longer stops your account with ${theCitysService(sender)}. You can sign in again.`,
      after: [],
    }),
  },
};
