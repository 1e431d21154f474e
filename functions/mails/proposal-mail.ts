import { japanTime } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import { nothingToDo, theService } from "./easy-phrases.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { maskedEmail } from "./masked-email.ts";
import { momentFacts } from "./moment-facts.ts";
import { neverAsked } from "./never-asked.ts";
import { theCity, theCitysService } from "./service-name.ts";

export interface ProposalMailFacts {
  readonly at: Date;
  /** Of the page where its owner objects, with its token. */
  readonly path: string;
  readonly expiresAt: Date;
  /** The address that the account is to have; absent where it is to end. */
  readonly newEmail?: string;
}

/** The mail to an account's owner about what the city's desk is asked to do to it, before it does. */
export function renderProposalMail(facts: ProposalMailFacts, language: Language, sender: MailSettings): Mail {
  const { subject, preview, said, known } = letters[language](facts, sender);
  const letter: Letter = {
    ...{ subject, preview },
    blocks: [said, { kind: "facts", facts: known }, ...after[language](facts, sender)],
  };
  return renderMail(letter, language, sender);
}

interface Words extends Pick<Letter, "subject" | "preview"> {
  readonly said: string;
  readonly known: ReturnType<typeof momentFacts>;
}

const known = (
  { at, newEmail }: ProposalMailFacts,
  language: Language,
  label: string,
): ReturnType<typeof momentFacts> => [
  ...momentFacts({ at }, language),
  ...(newEmail === undefined ? [] : [{ label, value: maskedEmail(newEmail) }]),
];

const letters: Localized<(facts: ProposalMailFacts, sender: MailSettings) => Words> = {
  ja: (facts, { cityName, serviceName }) => {
    const isEnd = facts.newEmail === undefined;
    const wish = isEnd ? "利用者登録を廃止する" : "ご登録のメールアドレス（利用者ID）を変更する";
    return {
      subject: isEnd ? "利用者登録の廃止のお申し出について" : "メールアドレスの変更のお申し出について",
      preview: "市の窓口でお申し出を受け、内容を確認しています。",
      said: `${cityName.ja}の窓口で、「${serviceName.ja}」の${wish}お申し出を受けました。市が内容を確認しており、まだ何も変わっていません。`,
      known: known(facts, "ja", "新しいメールアドレス"),
    };
  },
  en: (facts, sender) => {
    const isEnd = facts.newEmail === undefined;
    const wish = isEnd
      ? "close your account with"
      : "change the email address (user ID) of your account with";
    return {
      subject: isEnd ? "A request to close your account" : "A request to change your email address",
      preview: "The city's desk was asked for it and is looking into it.",
      said: `The desk of ${theCity(sender.cityName.en)} was asked to ${wish} ${theCitysService(sender)}. The city is looking into it, and nothing has changed yet.`,
      known: known(facts, "en", "New email address"),
    };
  },
  "ja-easy": (facts, sender) => {
    const isEnd = facts.newEmail === undefined;
    const wish = isEnd ? "登録を やめたい" : "メールアドレス（利用者ID）を 変えたい";
    return {
      subject: isEnd ? "登録を やめる 話に ついて" : "メールアドレスを 変える 話に ついて",
      preview: "市の 窓口が 話を 聞いて、調べて います。",
      said: `市の 窓口が、${theService(sender)}の「${wish}」と いう 話を 聞きました。市が 調べて います。まだ 何も 変わって いません。`,
      known: known(facts, "ja-easy", "新しい メールアドレス"),
    };
  },
};

const after: Localized<(facts: ProposalMailFacts, sender: MailSettings) => Letter["blocks"]> = {
  ja: ({ path, expiresAt }, { cityName }) => [
    "ご自身によるお申し出の場合、お手続きの必要はありません。",
    {
      kind: "link",
      label: `お心当たりのない場合は、${japanTime(expiresAt, "ja")}までに、次のページで手続きを止めてください。`,
      path,
    },
    neverAsked.ja(cityName),
  ],
  en: ({ path, expiresAt }, { cityName }) => [
    "If you asked for this yourself, there is nothing more to do.",
    {
      kind: "link",
      label: `If it was not you, stop it on this page by ${japanTime(expiresAt, "en")}:`,
      path,
    },
    neverAsked.en(cityName),
  ],
  "ja-easy": ({ path, expiresAt }, sender) => [
    nothingToDo,
    {
      kind: "link",
      label: `知らない ときは、${japanTime(expiresAt, "ja-easy")}までに、次の ページで 止めて ください。`,
      path,
    },
    neverAsked["ja-easy"](sender.cityName),
  ],
};
