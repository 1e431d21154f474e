import { japanTime } from "../../contracts/japan-moment.ts";
import type { Localized } from "../../contracts/language.ts";
import type { Fact } from "./mail.ts";
import type { RegistrationFacts } from "./registration-facts.ts";

/** What every mail to a new address says of the change; the screen shows the same. */
export interface ChangeFacts extends RegistrationFacts {
  readonly sentAt: Date;
}

export const changeFacts: Localized<(facts: ChangeFacts) => readonly Fact[]> = {
  ja: ({ codeNumber, startedAt, browser, sentAt }) => [
    { label: "変更の開始", value: japanTime(startedAt, "ja", "second") },
    { label: "ブラウザー", value: browser },
    { label: "メール", value: `${codeNumber}通目` },
    { label: "送信日時", value: japanTime(sentAt, "ja") },
  ],
  en: ({ codeNumber, startedAt, browser, sentAt }) => [
    { label: "Change started", value: japanTime(startedAt, "en", "second") },
    { label: "Browser", value: browser },
    { label: "Email", value: `No. ${codeNumber}` },
    { label: "Sent", value: japanTime(sentAt, "en") },
  ],
};
