import type { Localized } from "../../contracts/language.ts";
import type { ChangeReason } from "../../contracts/organization-change.ts";
import { easyScreens } from "./easy-screens.ts";

export interface OrganizationWords {
  readonly title: string;
  readonly lead: string;
  readonly reason: string;
  readonly reasons: Readonly<Record<ChangeReason, string>>;
  readonly effectiveOn: string;
  readonly unchanged: string;
  readonly submit: string;
  readonly cancel: string;
  readonly done: string;
  /** Where the form of corrections shows both, and lets neither be changed. */
  readonly elsewhere: string;
}

/** The words of a change of who a business is. */
export const organizationWords: Localized<OrganizationWords> = {
  ja: {
    title: "団体名・代表者の変更",
    lead: "団体名や代表者が変わったときは、変更の理由と変更日を添えてお届けください。以前の内容は記録に残ります。",
    reason: "変更の理由",
    reasons: {
      renamed: "名称の変更",
      "representative-changed": "代表者の交代",
      typo: "誤記の訂正",
    },
    effectiveOn: "変更日",
    unchanged: "変更された項目がありません。団体名または代表者を入力し直してください。",
    submit: "変更する",
    cancel: "変更をやめる",
    done: "団体名・代表者を変更しました。",
    elsewhere: "団体名と代表者は、別の画面で変更してください。",
  },
  en: {
    title: "Change name or representative",
    lead: "When the business has a new name or another representative, register it with the reason and the date. What was registered before is kept on record.",
    reason: "Reason for the change",
    reasons: {
      renamed: "New name",
      "representative-changed": "New representative",
      typo: "Correction of a mistake",
    },
    effectiveOn: "Date of the change",
    unchanged: "Nothing has been changed. Enter the new name or the new representative.",
    submit: "Change",
    cancel: "Leave it as it is",
    done: "The name or the representative has been changed.",
    elsewhere: "The name and the representative are changed on a screen of their own.",
  },
  get "ja-easy"() {
    return easyScreens.organization;
  },
};
