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
  /** Of the registration; other flows have none. */
  readonly receptionNumber?: string | undefined;
}

// The start has its seconds: two registrations of one minute are distinguished by nothing else.
export const registrationFacts: Localized<(facts: RegistrationFacts) => readonly Fact[]> = {
  ja: ({ codeNumber, startedAt, browser, receptionNumber }) => [
    ...(receptionNumber === undefined ? [] : [{ label: "受付番号", value: receptionNumber }]),
    { label: "登録の開始", value: japanTime(startedAt, "ja", "second") },
    { label: "ブラウザー", value: browser },
    { label: "メール", value: `${codeNumber}通目` },
  ],
  en: ({ codeNumber, startedAt, browser, receptionNumber }) => [
    ...(receptionNumber === undefined ? [] : [{ label: "Reception number", value: receptionNumber }]),
    { label: "Registration started", value: japanTime(startedAt, "en", "second") },
    { label: "Browser", value: browser },
    { label: "Email", value: `No. ${codeNumber}` },
  ],
  "ja-easy": ({ codeNumber, startedAt, browser, receptionNumber }) => [
    ...(receptionNumber === undefined ? [] : [{ label: "受付番号", value: receptionNumber }]),
    { label: "登録を 始めた 時間", value: japanTime(startedAt, "ja-easy", "second") },
    { label: "ブラウザー", value: browser },
    { label: "メール", value: `${codeNumber}番目` },
  ],
};
