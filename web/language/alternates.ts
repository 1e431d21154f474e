import { type Language, languages, locales } from "../../contracts/language.ts";
import { pathIn } from "../../contracts/site-paths.ts";

/** Says in the page's head (index.html) where the screen is found in each language, for search engines and browsers. */
export function showAlternates(path: string): void {
  for (const language of languages) linkIn(language)?.setAttribute("href", pathIn(language, path));
}

/** The page has one for each language that the municipality offers: contracts/site-shell.ts. */
export const linkIn = (language: Language) =>
  document.querySelector(`link[hreflang=${locales[language].tag}]`);
