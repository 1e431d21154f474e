import { defaultLanguage, isLanguage, type Language } from "../../contracts/language.ts";
import { readSitePath } from "../../contracts/site-paths.ts";
import { inBrowser } from "../storage/kept.ts";
import { linkIn } from "./alternates.ts";

const KEY = "language";

export const rememberLanguage = (language: Language) => inBrowser.write(KEY, language);

interface Visit {
  readonly pathname: string;
  /** What the visitor chose in this browser before, if anything. */
  readonly chosen: string | undefined;
  /** The browser's own, the preferred one first. */
  readonly preferred: readonly string[];
}

/**
 * In which language a page that is being opened is shown: the one that its address states, or the one that the visitor
 * chose before. Whoever comes to the entrance for the first time is shown their browser's language; an address of a
 * screen that states none is Japanese, as it is in the city's guidance and in its mails.
 */
export function languageOf({ pathname, chosen, preferred }: Visit): Language {
  const { language: stated, path } = readSitePath(pathname);
  if (stated) return stated;
  if (isLanguage(chosen)) return chosen;
  const served = preferred.map((tag) => tag.split("-")[0]?.toLowerCase()).find(isLanguage);
  return (path === "/" && served) || defaultLanguage;
}

export function chosenLanguage(): Language {
  const language = languageOf({
    pathname: location.pathname,
    chosen: inBrowser.read(KEY),
    preferred: navigator.languages,
  });
  return linkIn(language) ? language : defaultLanguage;
}
