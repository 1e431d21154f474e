import { japanTime } from "../../contracts/japan-moment.ts";
import type { Localized } from "../../contracts/language.ts";
import type { Fact } from "./mail.ts";
import type { RegistrationFacts } from "./registration-facts.ts";

/** What every mail of a flow says of it; the screen shows the same. */
export interface FlowFacts extends RegistrationFacts {
  readonly sentAt: Date;
}

/** Of flows whose beginning is called so. */
const factsOf = (started: Localized): Localized<(facts: FlowFacts) => readonly Fact[]> => ({
  ja: ({ codeNumber, startedAt, browser, sentAt }) => [
    { label: started.ja, value: japanTime(startedAt, "ja", "second") },
    { label: "ブラウザー", value: browser },
    { label: "メール", value: `${codeNumber}通目` },
    { label: "送信日時", value: japanTime(sentAt, "ja") },
  ],
  "ja-easy": ({ codeNumber, startedAt, browser, sentAt }) => [
    { label: started["ja-easy"], value: japanTime(startedAt, "ja-easy", "second") },
    { label: "ブラウザー", value: browser },
    { label: "メール", value: `${codeNumber}番目` },
    { label: "送った 時間", value: japanTime(sentAt, "ja-easy") },
  ],
  en: ({ codeNumber, startedAt, browser, sentAt }) => [
    { label: started.en, value: japanTime(startedAt, "en", "second") },
    { label: "Browser", value: browser },
    { label: "Email", value: `No. ${codeNumber}` },
    { label: "Sent", value: japanTime(sentAt, "en") },
  ],
});

export const resetFacts = factsOf({ ja: "再設定の開始", "ja-easy": "始めた 時間", en: "Reset started" });
export const changeFacts = factsOf({ ja: "変更の開始", "ja-easy": "変え始めた 時間", en: "Change started" });
export const revivalFacts = factsOf({
  ja: "再開のお申し込み",
  "ja-easy": "始めた 時間",
  en: "Resuming asked for",
});
