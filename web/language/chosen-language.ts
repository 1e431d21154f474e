import type { Language } from "../../contracts/language.ts";
import { inBrowser } from "../storage/kept.ts";

const KEY = "language";

/**
 * The language that the visitor chose here; Japanese until then, whatever the browser's own language: the procedure, the
 * city's guidance and its mails start from the Japanese labels, and the switch stands at the top of every screen.
 */
export const chosenLanguage = (): Language => (inBrowser.read(KEY) === "en" ? "en" : "ja");

export const rememberLanguage = (language: Language) => inBrowser.write(KEY, language);
