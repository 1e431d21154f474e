/**
 * Languages in which registrants are served. A further one is added to `languages`: what it still lacks, texts and
 * formats, then fails to compile. No code asks which language it has; it looks up what it needs by language.
 * Without zod, since the site's first chunk needs this and no schema.
 */
export const languages = ["ja", "en", "ja-easy"] as const;
export type Language = (typeof languages)[number];

/** A text, or anything else, in every language we serve. */
export type Localized<T = string> = Readonly<Record<Language, T>>;

/**
 * Languages of those who run the service or write programs against it: of commands, statistics and the pages for developers.
 * A further language of registrants is none of these.
 */
export const operatorLanguages = ["ja", "en"] as const satisfies readonly Language[];
export type OperatorLanguage = (typeof operatorLanguages)[number];
export type ForOperators<T = string> = Readonly<Record<OperatorLanguage, T>>;

export const isOperatorLanguage = (text: unknown): text is OperatorLanguage =>
  operatorLanguages.some((known) => known === text);

/** The language of the procedure itself, for everybody who has chosen none. */
export const defaultLanguage: DefaultLanguage = "ja";
export type DefaultLanguage = "ja";

export const isLanguage = (text: unknown): text is Language => languages.some((known) => known === text);

interface Locale {
  /** BCP 47: what `Accept-Language`, `Content-Language` and `hreflang` say. */
  readonly tag: string;
  /** BCP 47 with the region whose dates and numbers are written, for `Intl`. */
  readonly region: string;
  /** The language's name in itself. */
  readonly name: string;
}

export const locales: Localized<Locale> = {
  ja: { tag: "ja", region: "ja-JP", name: "日本語" },
  en: { tag: "en", region: "en-GB", name: "English" },
  // A subtag for private use: none is registered for やさしい日本語 (docs/adr/0052).
  "ja-easy": { tag: "ja-x-easy", region: "ja-JP", name: "やさしい日本語" },
};

/** What `lang` says: for voices, line breaks and glyphs, やさしい日本語 is Japanese. */
export const htmlLanguage = (language: Language) => locales[language].tag.slice(0, 2);
