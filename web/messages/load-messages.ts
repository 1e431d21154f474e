import type { Language, Localized } from "../../contracts/language.ts";
import { ja } from "./ja.ts";
import type { Messages } from "./messages.ts";

/** Japanese is at hand at once; every other language is loaded by those who read it. */
const catalogues: Localized<() => Messages | Promise<Messages>> = {
  ja: () => ja,
  "ja-easy": async () => (await import("./easy.ts")).easy,
  en: async () => (await import("./en.ts")).en,
};

export const loadMessages = async (language: Language): Promise<Messages> => catalogues[language]();
