/**
 * The contracts' words in English, as they are in the site: empty, until the English catalogue brings them along
 * (messages/en.ts). vite.config.ts puts this file in the place of theirs, so that nobody fetches words of another language.
 */
import type { englishLabels as Labels } from "../../contracts/english-labels.ts";
import type { englishSentences as Sentences } from "../../contracts/english-sentences.ts";

export const englishLabels: Partial<typeof Labels> = {};
export const englishSentences: Partial<typeof Sentences> = {};
