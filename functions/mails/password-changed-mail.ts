import type { Language, Localized } from "../../contracts/language.ts";
import { DISAVOW_DAYS } from "../../contracts/mail-links.ts";
import { nothingToDo, theService } from "./easy-phrases.ts";
import { renderMail } from "./layout.ts";
import type { Block, Letter, Mail, MailSettings } from "./mail.ts";
import { type MailClient, momentFacts } from "./moment-facts.ts";
import { neverAsked } from "./never-asked.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

export interface PasswordChangedMailFacts {
  readonly changedAt: Date;
  /** By whoever was signed in, by a code to the mailbox, or on the way to one of these: nobody knows whether it took effect. */
  readonly how: "changed" | "reset" | "broken-off";
  readonly client?: MailClient;
  /** Path of the screen that ends all sessions and voids the password, with its token. */
  readonly disavow: string;
}

/** The mail after a change of the password: whoever did not change it learns of it, and what to do. */
export function renderPasswordChangedMail(
  facts: PasswordChangedMailFacts,
  language: Language,
  sender: MailSettings,
): Mail {
  const letter = facts.how === "broken-off" ? brokenOff : changed;
  return renderMail(letter[language](facts, sender), language, sender);
}

const factsOf = ({ changedAt: at, client }: PasswordChangedMailFacts, language: Language) =>
  momentFacts({ at, client }, language);

type LetterOf = (facts: PasswordChangedMailFacts, sender: MailSettings) => Letter;

/** Lets whoever did not do it undo it at once. */
const disavowals: Localized<(path: string) => Block> = {
  ja: (path) => ({
    kind: "link",
    label: `お心当たりのない場合は、すぐにこちらから、すべての端末をログアウトし、パスワードを無効にしてください（${DISAVOW_DAYS}日間有効）。`,
    path,
  }),
  en: (path) => ({
    kind: "link",
    label: `If it was not you, please sign out all browsers and void the password here at once (for ${DISAVOW_DAYS} days):`,
    path,
  }),
  "ja-easy": (path) => ({
    kind: "link",
    label: `知らない ときは、すぐに ここから、全部 ログアウトして、パスワードを 使えなく して ください（${DISAVOW_DAYS}日の 間 使えます）。`,
    path,
  }),
};

const changed: Localized<LetterOf> = {
  ja: (facts, { cityName, serviceName }) => ({
    subject: "パスワード変更のお知らせ",
    preview: "パスワードが変更されました。",
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}のパスワードが${facts.how === "reset" ? "再設定されました。すべての端末で" : "変更されました。変更に使われた端末のほかは、すべて"}ログアウトしました。`,
      { kind: "facts", facts: factsOf(facts, "ja") },
      "ご自身で変更された場合、お手続きの必要はありません。",
      disavowals.ja(facts.disavow),
      neverAsked.ja(cityName),
    ],
  }),
  en: (facts, { cityName, serviceName }) => ({
    subject: "Your password was changed",
    preview: "The password of your account was changed.",
    blocks: [
      `The password of your account with ${theCitysService({ cityName, serviceName })} was changed. ${facts.how === "reset" ? "All" : "All other"} browsers were signed out.`,
      { kind: "facts", facts: factsOf(facts, "en") },
      "If you did this yourself, there is nothing more to do.",
      disavowals.en(facts.disavow),
      neverAsked.en(cityName),
    ],
  }),
  "ja-easy": (facts, sender) => ({
    subject: "パスワードが 変わった お知らせ",
    preview: "パスワードが 変わりました。",
    blocks: [
      `${theService(sender)}の パスワードが 変わりました。${facts.how === "reset" ? "スマートフォンや パソコンは 全部 ログアウトしました。" : "変えた もの（スマートフォンや パソコン）の ほかは、全部 ログアウトしました。"}`,
      { kind: "facts", facts: factsOf(facts, "ja-easy") },
      nothingToDo,
      disavowals["ja-easy"](facts.disavow),
      neverAsked["ja-easy"](sender.cityName),
    ],
  }),
};

const brokenOff: Localized<LetterOf> = {
  ja: (facts, { cityName, serviceName }) => ({
    subject: "パスワード変更についてのお知らせ",
    preview: "パスワードの変更が途中で止まった可能性があります。",
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}でパスワードを変更する操作がありましたが、当方の不具合により、途中で止まった可能性があります。安全のため、すべての端末でログアウトしました。`,
      { kind: "facts", facts: factsOf(facts, "ja") },
      {
        kind: "link",
        label:
          "新しいパスワードでログインしてください。ログインできないときは、それまでのパスワードをお試しください。",
        path: "/login",
      },
      disavowals.ja(facts.disavow),
      neverAsked.ja(cityName),
    ],
  }),
  en: (facts, { cityName, serviceName }) => ({
    subject: "About the change of your password",
    preview: "A change of your password may have broken off.",
    blocks: [
      `Your password with ${theCitysService({ cityName, serviceName })} was being changed, and because of a fault of ours the change may have broken off. To be safe, we have signed you out everywhere.`,
      { kind: "facts", facts: factsOf(facts, "en") },
      {
        kind: "link",
        label: "Please sign in with the new password and, if that fails, with the one before:",
        path: "/login",
      },
      disavowals.en(facts.disavow),
      neverAsked.en(cityName),
    ],
  }),
  "ja-easy": (facts, sender) => ({
    subject: "パスワードを 変える ことに ついての お知らせ",
    preview: "パスワードを 変える 手続きが、途中で 止まった かもしれません。",
    blocks: [
      `${theService(sender)}で パスワードを 変える 手続きが ありました。でも、こちらの 間違いで、途中で 止まった かもしれません。安全の ために、全部 ログアウトしました。`,
      { kind: "facts", facts: factsOf(facts, "ja-easy") },
      {
        kind: "link",
        label:
          "新しい パスワードで ログインして ください。できない ときは、前の パスワードを 使って ください。",
        path: "/login",
      },
      disavowals["ja-easy"](facts.disavow),
      neverAsked["ja-easy"](sender.cityName),
    ],
  }),
};
