/**
 * Languages in which registrants are served. A further one is added to `languages`: what it still lacks, texts and
 * formats, then fails to compile. No code asks which language it has; it looks up what it needs by language.
 * Without zod, since the site's first chunk needs this and no schema.
 */
export const languages = ["ja", "en"] as const;
export type Language = (typeof languages)[number];

/** A text, or anything else, in every language we serve. */
export type Localized<T = string> = Readonly<Record<Language, T>>;

/** The language of the procedure itself, for everybody who has chosen none. */
export const defaultLanguage: Language = "ja" satisfies DefaultLanguage;
export type DefaultLanguage = "ja";

export const isLanguage = (text: unknown): text is Language => languages.some((known) => known === text);

interface Locale {
  /** BCP 47: what `lang` and `Accept-Language` say. */
  readonly tag: string;
  /** BCP 47 with the region whose dates and numbers are written, for `Intl`. */
  readonly region: string;
  /** The language's name in itself. */
  readonly name: string;
}

export const locales: Localized<Locale> = {
  ja: { tag: "ja", region: "ja-JP", name: "日本語" },
  en: { tag: "en", region: "en-GB", name: "English" },
};
