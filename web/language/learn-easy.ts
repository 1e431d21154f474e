/** Puts the words in やさしい日本語 in their place: easy-words.ts. */
import { easyLabels as labels } from "../../contracts/easy-labels.ts";
import { easySentences as sentences } from "../../contracts/easy-sentences.ts";
import { easyScreens as screens } from "../messages/easy-screens.ts";
import { easyLabels, easyScreens, easySentences } from "./easy-words.ts";

Object.assign(easyLabels, labels);
Object.assign(easySentences, sentences);
Object.assign(easyScreens, screens);
