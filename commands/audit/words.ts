import type { ForOperators } from "../../contracts/language.ts";
import { en } from "./words/en.ts";
import { ja } from "./words/ja.ts";
import type { Words } from "./words/words.ts";

export const words: ForOperators<Words> = { ja, en };
