/**
 * Writes data/kanji-variants.tsv: for each character that cannot be stored the form of it that can. And
 * testing/japanese/name-kanji.ts: the lists of 常用漢字 and 人名用漢字 that tests run over. docs/japanese-input.md says
 * the sources, their licences and how to get them.
 *
 * Usage: node scripts/extract-kanji-variants.ts <_jntajis.h of jntajis-python> <folder of Unihan's files>
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { charactersOfRows } from "../contracts/japanese/jis-rows.ts";
import { toHalfWidth } from "../contracts/japanese/normalise.ts";

const [headerFile, unihanFolder] = process.argv.slice(2);
if (headerFile === undefined || unihanFolder === undefined) {
  throw new Error("Name the file _jntajis.h and the folder with Unihan's files.");
}
const header = readFileSync(headerFile, "utf8");

const ascii = Array.from({ length: 0x5f }, (_, index) => String.fromCharCode(0x20 + index));
const storable = new Set([...ascii, ...charactersOfRows(1, 8), ...charactersOfRows(16, 84)]);
const isStorable = (text: string) => text !== "" && Array.from(text).every((one) => storable.has(one));
const isKanji = (character: string) => /^[\p{Unified_Ideograph}\uF900-\uFAFF]$/u.test(character);
const ofCodePoints = (numbers: readonly number[]) => String.fromCodePoint(...numbers);
const numbersIn = (list: string) => (list.match(/-?\d+/g) ?? []).map(Number).filter((one) => one >= 0);

/** Kanji of JIS X 0213 and of Windows' code page 932: what a common input method offers. */
const common = new Set<string>();
for (let lead = 0x81; lead <= 0xfc; lead += 1) {
  for (let trail = 0x40; trail <= 0xfc; trail += 1) {
    const decoded = new TextDecoder("shift_jis").decode(Uint8Array.of(lead, trail));
    if (isKanji(decoded)) common.add(decoded);
  }
}
// Family names that neither set has, and everybody has met.
for (const character of "𠮷𣘺") common.add(character);

/** 国税庁JIS縮退マップ: `{ jis, {unicode}, {secondary}, class, length, {jis…}, {unicode…} }`. */
function taxAgencyForms(): ReadonlyMap<string, string> {
  const body = header.slice(
    header.indexOf("tx_mappings[2 * 94 * 94]"),
    header.indexOf("static const uint16_t jis_urange"),
  );
  const row =
    /\{\s*\d+,\s*\{([^}]*)\},\s*\{[^}]*\},\s*JISCharacterClass_(\w+),\s*(\d+),\s*\{[^}]*\},\s*\{([^}]*)\}\s*\}/g;
  const forms = new Map<string, string>();
  for (const [, unicode = "", level = "", length, targets = ""] of body.matchAll(row)) {
    const source = ofCodePoints(numbersIn(unicode));
    if (level.startsWith("KANJI")) common.add(source);
    if (length === "0" || storable.has(source) || Array.from(source).length > 1) continue;
    if (/[\p{M}\p{Default_Ignorable_Code_Point}]/u.test(source)) continue;
    const wide = ofCodePoints(numbersIn(targets));
    const target = /\p{Script=Latin}/u.test(source) ? toHalfWidth(wide) : wide;
    if (isStorable(target) && target !== source) forms.set(source, target);
  }
  return forms;
}

/** A field of Unihan by character. */
function unihan(file: string, field: string): ReadonlyMap<string, readonly string[]> {
  const line = new RegExp(`^U\\+([0-9A-F]+)\\t${field}\\t(.*)$`, "gm");
  const text = readFileSync(join(unihanFolder ?? "", file), "utf8");
  return new Map(
    Array.from(text.matchAll(line), ([, codePoint = "", value = ""]) => [
      String.fromCodePoint(Number.parseInt(codePoint, 16)),
      Array.from(value.matchAll(/U\+([0-9A-F]+)/g), ([, hex = ""]) =>
        String.fromCodePoint(Number.parseInt(hex, 16)),
      ),
    ]),
  );
}

const joyo = [...unihan("Unihan_OtherMappings.txt", "kJoyoKanji").keys()];
const jinmeiyo = [...unihan("Unihan_OtherMappings.txt", "kJinmeiyoKanji").keys()];
/** Only what is the same character in another country's or font's shape; a word's other spelling is not. */
const sameCharacter = ["kZVariant", "kTraditionalVariant", "kSimplifiedVariant"].map((field) =>
  unihan("Unihan_Variants.txt", field),
);
const unihanForms = (source: string) =>
  sameCharacter.flatMap((variants) => variants.get(source) ?? []).filter((form) => storable.has(form));

const rank = new Map([...joyo, ...jinmeiyo, ...storable].reverse().map((one, index) => [one, -index]));

/** Of several forms that a source gives: the one that Unihan names, too; else the one in widest use. */
function best(source: string, forms: readonly string[]): string | undefined {
  const named = unihanForms(source);
  const candidates = forms.filter((form) => storable.has(form));
  const narrowed = candidates.filter((form) => named.includes(form));
  return (narrowed.length > 0 ? narrowed : candidates).toSorted(
    (a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0),
  )[0];
}

/**
 * MJ縮退マップ by character. Its four schemes in the header's order are JIS包摂規準・UCS統合規則, 読み・字形による類推,
 * 法務省告示582号別表第四 and 法務省戸籍法関連通達・通知; the last is about the names in family registers and comes first.
 */
function characterInformationForms(): ReadonlyMap<string, string> {
  const SCHEMES_BY_WEIGHT = [3, 0, 2, 1];
  const shrunk = Array.from(
    header
      .slice(header.indexOf("MJShrinkMappingUnicodeSet mj_shrink_mappings["))
      .matchAll(/\{\s*\{([^{}]*)\},\s*\{([^{}]*)\},\s*\{([^{}]*)\},\s*\{([^{}]*)\}\s*\}/g),
    ([, ...schemes]) => schemes.map(numbersIn),
  );
  const forms = new Map<string, string>();
  const chunk = /chunked_mj_mappings_([0-9a-f]{6})_[0-9a-f]{6}\[\d+\] = \{([\s\S]*?)\n\};/g;
  for (const [, first = "", lines = ""] of header.matchAll(chunk)) {
    for (const [offset, line] of lines.trim().split("\n").entries()) {
      const codePoint = Number.parseInt(first, 16) + offset;
      const source = String.fromCodePoint(codePoint);
      if (storable.has(source) || !isKanji(source)) continue;
      // `{mj, {{codePoint, 1, hasSelector, selector}, …}}`: the glyphs that the bare code point stands for.
      const glyphs = Array.from(line.matchAll(/\{(\d+), \{((?:\{\d+, \d, \d, \d+\}[, ]*)+)\}\}/g))
        .filter(([, , variants = ""]) => variants.includes(`{${codePoint}, 1, 0, 0}`))
        .map(([, glyph]) => shrunk[Number(glyph)] ?? []);
      for (const scheme of SCHEMES_BY_WEIGHT) {
        const candidates = glyphs.flatMap((schemes) => schemes[scheme] ?? []);
        const form = best(
          source,
          candidates.map((one) => String.fromCodePoint(one)),
        );
        if (form === undefined) continue;
        forms.set(source, form);
        break;
      }
    }
  }
  return forms;
}

const taxAgency = taxAgencyForms();
const rows = new Map<string, string[]>();
const add = (origin: string, source: string, target: string) => {
  const tier = common.has(source) || !isKanji(source) ? "common" : "rare";
  const key = `${tier}\t${origin}\t${target}`;
  rows.set(key, [...(rows.get(key) ?? []), source]);
};
const taken = new Set(storable);
const take = (origin: string, forms: ReadonlyMap<string, string>) => {
  for (const [source, target] of forms) {
    // A compatibility ideograph says itself which character it is a form of.
    if (taken.has(source) || isStorable(source.normalize("NFC"))) continue;
    taken.add(source);
    add(origin, source, target);
  }
};
take("nta", taxAgency);
take("mj", characterInformationForms());
take(
  "unihan",
  new Map(
    sameCharacter
      .flatMap((variants) => [...variants.keys()])
      .flatMap((source): [string, string][] => {
        const form = best(source, unihanForms(source));
        return form === undefined ? [] : [[source, form]];
      }),
  ),
);

const byCodePoint = (a: string, b: string) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0);
const lines = [...rows]
  .map(([key, sources]) => `${key}\t${sources.toSorted(byCodePoint).join("")}`)
  .toSorted();
writeFileSync(
  fileURLToPath(new URL("../data/kanji-variants.tsv", import.meta.url)),
  `# Written by scripts/extract-kanji-variants.ts; docs/japanese-input.md names the sources and their licences.
# tier, source, form that can be stored, characters that cannot be stored
${lines.join("\n")}
`,
);
writeFileSync(
  fileURLToPath(new URL("../testing/japanese/name-kanji.ts", import.meta.url)),
  `/** Written by scripts/extract-kanji-variants.ts from Unihan (kJoyoKanji, kJinmeiyoKanji); do not edit. */

/** 常用漢字 (2010), with the four forms that the list allows besides: ${joyo.length} characters. */
export const JOYO_KANJI =
  ${JSON.stringify(joyo.join(""))};

/** 人名用漢字 (2017): ${jinmeiyo.length} characters. */
export const JINMEIYO_KANJI =
  ${JSON.stringify(jinmeiyo.join(""))};
`,
);
