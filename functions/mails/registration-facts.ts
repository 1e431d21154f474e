import { japanTime } from "../../contracts/japan-moment.ts";
import type { Localized } from "../../contracts/language.ts";
import type { Fact } from "./mail.ts";

/** What distinguishes a registration from others of the same address; the screen shows the same. */
export interface RegistrationFacts {
  /** Which mail of this registration it is, from 1. */
  readonly codeNumber: number;
  readonly startedAt: Date;
  /** Short name of the browser that it was started in (functions/domain/browser-name.ts). */
  readonly browser: string;
}

export const registrationFacts: Localized<(facts: RegistrationFacts) => readonly Fact[]> = {
  ja: ({ codeNumber, startedAt, browser }) => [
    { label: "登録の開始", value: japanTime(startedAt, "ja", "second") },
    { label: "ブラウザ", value: browser },
    { label: "メールの回数", value: `第${codeNumber}回` },
  ],
  en: ({ codeNumber, startedAt, browser }) => [
    { label: "Registration started", value: japanTime(startedAt, "en", "second") },
    { label: "Browser", value: browser },
    { label: "Mail", value: `no. ${codeNumber}` },
  ],
};
