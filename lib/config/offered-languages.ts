/**
 * Texts of a municipality that does not offer every language: nobody is shown the others, so nobody has to write them. What
 * is missing there stands in the default language, so that everything behind the configuration has each text in each language.
 */
import {
  type DefaultLanguage,
  defaultLanguage,
  type Language,
  type Localized,
  languages,
} from "../../contracts/language.ts";

/** A configuration as it may be written: its texts in the default language, and in the others that are offered. */
export type Written<T> =
  T extends Localized<infer Text>
    ? Partial<Localized<Text>> & Pick<Localized<Text>, DefaultLanguage>
    : T extends readonly (infer Each)[]
      ? readonly Written<Each>[]
      : T extends object
        ? { readonly [Name in keyof T]: Written<T[Name]> }
        : T;

/** The same value with the texts that it need not have. What is no configuration at all is returned as it is. */
export function withEveryLanguage(written: unknown): unknown {
  const offered: unknown = isGroup(written) ? written["languages"] : undefined;
  if (!Array.isArray(offered)) return written;
  return inEveryLanguage(written, offered);
}

/** The same value with the texts in languages that are not among those offered. */
export const inEveryLanguage = (written: unknown, offered: readonly unknown[]): unknown =>
  filled(
    written,
    languages.filter((language) => !offered.includes(language)),
  );

function filled(value: unknown, missing: readonly Language[]): unknown {
  if (Array.isArray(value)) return value.map((each) => filled(each, missing));
  if (!isGroup(value)) return value;
  const own = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filled(each, missing)]));
  if (!isText(value)) return own;
  return { ...Object.fromEntries(missing.map((language) => [language, own[defaultLanguage]])), ...own };
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

const isText = (group: Readonly<Record<string, unknown>>) =>
  Object.hasOwn(group, defaultLanguage) &&
  Object.keys(group).every((name) => languages.some((language) => language === name));
