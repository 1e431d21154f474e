import { readFileSync } from "node:fs";
import { expect, it } from "@jest/globals";
import { generateJisModule } from "../../../scripts/generate-jis-characters.ts";
import {
  generateKanjiVariants,
  generateRareKanjiVariants,
} from "../../../scripts/generate-kanji-variants.ts";
import { generatePhoneRanges } from "../../../scripts/generate-phone-ranges.ts";

/** A generated text as it stands in the file, whatever the formatter has wrapped. */
const values = (source: string) => source.replace(/\s+/g, "").replaceAll("'", '"').replaceAll("\\", "");

it.each([
  ["jis-x-0208.ts", generateJisModule],
  ["kanji-variants.ts", generateKanjiVariants],
  ["rare-kanji-variants.ts", generateRareKanjiVariants],
  ["phone-ranges.ts", generatePhoneRanges],
])("contracts/japanese/%s is what its generator writes", (file, generate) => {
  const committed = readFileSync(new URL(`../../../contracts/japanese/${file}`, import.meta.url), "utf8");
  expect(values(committed)).toBe(values(generate()));
});
