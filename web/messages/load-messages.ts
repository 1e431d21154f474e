import type { Language } from "../../contracts/language.ts";
import { ja } from "./ja.ts";
import type { Messages } from "./messages.ts";

/** Japanese is at hand at once; English is loaded by those who read it. */
export const loadMessages = async (language: Language): Promise<Messages> =>
  language === "ja" ? ja : (await import("./en.ts")).en;
