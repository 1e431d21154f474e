import { type Language, type Localized, locales } from "../../contracts/language.ts";

export interface Run {
  readonly text: string;
  /** Where it is another language than the text around it. */
  readonly lang?: string;
}

/** What of a text in this language is another one: names and examples in Japanese within English. */
const others: Localized<{ readonly lang: string; readonly pattern: RegExp } | undefined> = {
  ja: undefined,
  "ja-easy": undefined,
  en: { lang: locales.ja.tag, pattern: /([\u3000-\u30FF\u3400-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]+)/u },
};

/** The text, cut where its language changes, for who reads it aloud and for the glyphs of its characters (WCAG 2.2, 3.1.2). */
export function languageRuns(text: string, language: Language): readonly Run[] {
  const other = others[language];
  if (!other) return [{ text }];
  return text
    .split(other.pattern)
    .map((run, index) => (index % 2 === 0 ? { text: run } : { text: run, lang: other.lang }));
}
