import { japanTime } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import { placeName } from "../../contracts/place.ts";
import type { Fact } from "./mail.ts";

/** The browser that did it: families, and names of the place; empty where they are not known. */
export interface MailClient {
  readonly browser: string;
  readonly os: string;
  readonly country: string;
  readonly region: string;
}

const labels: Localized<{ readonly at: string; readonly browser: string; readonly place: string }> = {
  ja: { at: "日時", browser: "端末", place: "おおよその場所" },
  en: { at: "When", browser: "Browser", place: "Approximate place" },
  "ja-easy": { at: "いつ", browser: "使った もの", place: "だいたいの 場所" },
};

/** When something was done to an account, in which browser and where, as far as that is known. */
export function momentFacts(
  { at, client }: { readonly at: Date; readonly client?: MailClient | undefined },
  language: Language,
): readonly Fact[] {
  const label = labels[language];
  const known = [
    { label: label.browser, value: [client?.browser, client?.os].filter(Boolean).join(" / ") },
    { label: label.place, value: client ? placeName(client, language) : "" },
  ];
  return [{ label: label.at, value: japanTime(at, language) }, ...known.filter(({ value }) => value !== "")];
}
