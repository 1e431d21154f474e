import { fieldLabel } from "../../contracts/field-labels.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import type { ChangeReason } from "../../contracts/organization-change.ts";
import { nothingToDo, theService } from "./easy-phrases.ts";
import { renderMail } from "./layout.ts";
import type { Fact, Letter, Mail, MailSettings } from "./mail.ts";
import { type MailClient, momentFacts } from "./moment-facts.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

export interface OrganizationChangedMailFacts {
  readonly changedAt: Date;
  /** `YYYY-MM-DD`. */
  readonly effectiveOn: string;
  readonly reason: ChangeReason;
  /** Names of the fields that changed, of the form. */
  readonly changed: readonly string[];
  readonly client?: MailClient;
}

/** The mail after the name or the representative of a business changed: what they are now, My page shows to its owner. */
export const renderOrganizationChangedMail = (
  facts: OrganizationChangedMailFacts,
  language: Language,
  sender: MailSettings,
): Mail => renderMail(letter[language](facts, sender), language, sender);

const labels: Localized<Readonly<Record<"changed" | "reason" | "effectiveOn", string>>> = {
  ja: { changed: "変更した項目", reason: "変更の理由", effectiveOn: "変更日" },
  en: { changed: "Changed", reason: "Reason", effectiveOn: "Date of the change" },
  "ja-easy": { changed: "変えた もの", reason: "変えた 理由", effectiveOn: "変わった 日" },
};

const reasons: Readonly<Record<ChangeReason, Localized>> = {
  renamed: { ja: "名称の変更", "ja-easy": "名前が 変わった", en: "New name" },
  "representative-changed": { ja: "代表者の交代", "ja-easy": "代表者が 変わった", en: "New representative" },
  typo: { ja: "誤記の訂正", "ja-easy": "間違いを 直した", en: "Correction of a mistake" },
};

const separator: Localized = { ja: "、", "ja-easy": "、", en: "; " };

const factsOf = (
  { changedAt, effectiveOn, reason, changed, client }: OrganizationChangedMailFacts,
  language: Language,
): readonly Fact[] => [
  {
    label: labels[language].changed,
    value: changed.map((field) => fieldLabel(`/${field}`)[language]).join(separator[language]),
  },
  { label: labels[language].reason, value: reasons[reason][language] },
  { label: labels[language].effectiveOn, value: effectiveOn },
  ...momentFacts({ at: changedAt, client }, language),
];

const letter: Localized<(facts: OrganizationChangedMailFacts, sender: MailSettings) => Letter> = {
  ja: (facts, { cityName, serviceName }) => ({
    subject: "団体名・代表者の変更のお知らせ",
    preview: "登録されている団体名または代表者が変更されました。",
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}に登録されている団体名または代表者が変更されました。`,
      { kind: "facts", facts: factsOf(facts, "ja") },
      { kind: "link", label: "変更後の内容は、ログインしてご確認ください。", path: "/mypage" },
      "ご自身で変更された場合、お手続きの必要はありません。",
      {
        kind: "link",
        label: "お心当たりのない場合は、すぐにパスワードを変更し、下記までお問い合わせください。",
        path: "/mypage/password",
      },
    ],
  }),
  en: (facts, { cityName, serviceName }) => ({
    subject: "The name or representative of your business was changed",
    preview: "The registered name or representative was changed.",
    blocks: [
      `The name or the representative of your business, as registered with ${theCitysService({ cityName, serviceName })}, was changed.`,
      { kind: "facts", facts: factsOf(facts, "en") },
      { kind: "link", label: "Please sign in to see what is registered now:", path: "/mypage" },
      "If you did this yourself, there is nothing more to do.",
      {
        kind: "link",
        label: "If it was not you, please change your password at once and contact us as shown below:",
        path: "/mypage/password",
      },
    ],
  }),
  "ja-easy": (facts, sender) => ({
    subject: "団体の 名前・代表者が 変わった お知らせ",
    preview: "登録した 団体の 名前か 代表者が 変わりました。",
    blocks: [
      `${theService(sender)}に 登録した 団体の 名前か 代表者が 変わりました。`,
      { kind: "facts", facts: factsOf(facts, "ja-easy") },
      { kind: "link", label: "今の 登録は、ログインして 見て ください。", path: "/mypage" },
      nothingToDo,
      {
        kind: "link",
        label: "知らない ときは、すぐに パスワードを 変えて、下の ところに 聞いて ください。",
        path: "/mypage/password",
      },
    ],
  }),
};
