/** The contracts' words in やさしい日本語, as they are in the site until their catalogue (messages/easy.ts) brings them: english-words.ts. */
import type { easyLabels as Labels } from "../../contracts/easy-labels.ts";
import type { easySentences as Sentences } from "../../contracts/easy-sentences.ts";
import type { EasyScreens } from "../messages/easy-screens.ts";

export const easyLabels: Partial<typeof Labels> = {};
export const easySentences: Partial<typeof Sentences> = {};
// Whole by the time that anything is shown in this language.
export const easyScreens = {} as EasyScreens;
