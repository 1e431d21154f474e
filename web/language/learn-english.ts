/** Puts the contracts' English words in their place: english-words.ts. */
import { englishLabels as labels } from "../../contracts/english-labels.ts";
import { englishSentences as sentences } from "../../contracts/english-sentences.ts";
import { englishLabels, englishSentences } from "./english-words.ts";

Object.assign(englishLabels, labels);
Object.assign(englishSentences, sentences);
