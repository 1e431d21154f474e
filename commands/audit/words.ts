import type { Localized } from "../../contracts/language.ts";
import { en } from "./words/en.ts";
import { ja } from "./words/ja.ts";
import type { Words } from "./words/words.ts";

export const words: Localized<Words> = { ja, en };
