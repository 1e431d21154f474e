/**
 * The page that is shown before any script has run, and where none ever does. The build makes it with places such as
 * `{{cityName.ja}}`; the deployment fills them from the municipality's configuration.
 */
import { isLanguage, languages, locales } from "./language.ts";
import { withPhoneNumbers } from "./phone-numbers.ts";
import type { SiteConfig } from "./site-config.ts";

const texts = ["cityName", "serviceName", "introduction", "contact"] as const;
type Text = (typeof texts)[number];

const isText = (name: string | undefined): name is Text => texts.some((text) => text === name);

/** @throws Error that names a place for which there is no text */
export const fillShell = (page: string, config: Pick<SiteConfig, Text | "languages">): string =>
  languages
    .filter((language) => !config.languages.includes(language))
    .reduce((left, language) => withoutPartsIn(locales[language].tag, left), page)
    .replace(/\{\{(\w+)\.(\w+)\}\}/g, (place, name, language) => {
      if (!isText(name) || !isLanguage(language)) throw new Error(`the page has no text for ${place}`);
      const text = config[name][language];
      return name === "contact" ? withPhoneNumbers(text).map(link).join("") : escaped(text);
    });

/** A language that is not offered has no part of the page's text, and no address. */
const withoutPartsIn = (tag: string, page: string) =>
  page
    .replace(new RegExp(`\\s*<link\\b[^>]*hreflang="${tag}"[^>]*>`, "g"), "")
    .replace(new RegExp(`\\s*<div lang="${tag}">[^]*?</div>`, "g"), "");

const link = ({ text, tel }: { readonly text: string; readonly tel?: string }) =>
  tel === undefined ? escaped(text) : `<a class="phone" href="${tel}">${escaped(text)}</a>`;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (one) => entities[one] ?? one);
