import { defaultLanguage, isLanguage, type Language } from "../../contracts/language.ts";
import { inBrowser } from "../storage/kept.ts";

const KEY = "language";

/**
 * The language that the visitor chose here; Japanese until then, whatever the browser's own language: the procedure, the
 * city's guidance and its mails start from the Japanese labels, and the switch stands at the top of every screen.
 */
export function chosenLanguage(): Language {
  const chosen = inBrowser.read(KEY);
  return isLanguage(chosen) ? chosen : defaultLanguage;
}

export const rememberLanguage = (language: Language) => inBrowser.write(KEY, language);
