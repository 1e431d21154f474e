import type { Language, Localized } from "../../contracts/language.ts";
import { DISAVOW_DAYS } from "../../contracts/mail-links.ts";
import { nothingToDo, theService } from "./easy-phrases.ts";
import { renderMail } from "./layout.ts";
import type { Block, Letter, Mail, MailSettings } from "./mail.ts";
import { type MailClient, momentFacts } from "./moment-facts.ts";
import { neverAsked } from "./never-asked.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

export interface SignInNoticeMailFacts {
  /** The oldest first. */
  readonly signIns: readonly { readonly at: Date; readonly client: MailClient }[];
  /** Path of the screen that ends all sessions and voids the password, with its token. */
  readonly disavow: string;
}

/** The mail about sign-ins, which their owner need not answer, and of which whoever else did it is stopped. */
export function renderSignInNoticeMail(
  facts: SignInNoticeMailFacts,
  language: Language,
  sender: MailSettings,
): Mail {
  return renderMail(letters[language](facts, sender), language, sender);
}

const blocksOf = ({ signIns }: SignInNoticeMailFacts, language: Language): Block[] =>
  signIns.map(({ at, client }) => ({ kind: "facts", facts: momentFacts({ at, client }, language) }));

const letters: Localized<(facts: SignInNoticeMailFacts, sender: MailSettings) => Letter> = {
  ja: (facts, { cityName, serviceName }) => ({
    subject: "ログインのお知らせ",
    preview: "ログインがありました。心当たりがあるか、ご確認ください。",
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}に、次のログインがありました。`,
      ...blocksOf(facts, "ja"),
      "ご自身によるものであれば、お手続きの必要はありません。",
      {
        kind: "link",
        label: `心当たりがない場合は、すぐにこちらから、すべての端末をログアウトし、パスワードを無効にしてください（${DISAVOW_DAYS}日間有効）。`,
        path: facts.disavow,
      },
      neverAsked.ja(cityName),
    ],
  }),
  en: (facts, { cityName, serviceName }) => ({
    subject: "A sign-in to your account",
    preview: "Somebody signed in to your account. Please check that it was you.",
    blocks: [
      `There was a sign-in to your account with ${theCitysService({ cityName, serviceName })}:`,
      ...blocksOf(facts, "en"),
      "If it was you, there is nothing more to do.",
      {
        kind: "link",
        label: `If it was not you, please sign out all browsers and void the password here at once (for ${DISAVOW_DAYS} days):`,
        path: facts.disavow,
      },
      neverAsked.en(cityName),
    ],
  }),
  "ja-easy": (facts, sender) => ({
    subject: "ログインの お知らせ",
    preview: "ログインが ありました。あなたですか。",
    blocks: [
      `${theService(sender)}に、次の ログインが ありました。`,
      ...blocksOf(facts, "ja-easy"),
      nothingToDo,
      {
        kind: "link",
        label: `知らない ときは、すぐに ここから、全部 ログアウトして、パスワードを 使えなく して ください（${DISAVOW_DAYS}日の 間 使えます）。`,
        path: facts.disavow,
      },
      neverAsked["ja-easy"](sender.cityName),
    ],
  }),
};
