import type { Language, Localized } from "../../contracts/language.ts";

/** Columns of a line: a full-width character takes two. 70 are the 35 characters of a Japanese mail. */
const lineWidth: Localized<number> = { ja: 70, en: 76 };

const fullWidth =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u;
/** Kinsoku (JIS X 4051): these may not begin a line, and those may not end one; a number stays with its unit. */
const neverFirst = /^[、。，．・：！？）」』】]/u;
const neverLast = /[（「『【第\d]$/u;
/** Okurigana and particles stay with the word before them; an honorific prefix with the word after it. */
const prefix = /^[おご]$/u;
const hiragana = /^\p{Script=Hiragana}/u;
const clauseEnd = /[、。\s]$/u;

/** Columns that the text takes in a fixed-width display. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += fullWidth.test(character) ? 2 : 1;
  return width;
}

/** Wrapped paragraphs: most are the same in every mail, and finding Japanese words takes most of a mail's time. */
const known = new Map<string, string>();
const KNOWN_AT_MOST = 100;

/** Breaks a paragraph into lines at word boundaries; a single word longer than a line stays whole. */
export function wrapText(text: string, language: Language): string {
  const key = `${language} ${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const wrapped = wrap(text, language);
  if (known.size >= KNOWN_AT_MOST) known.clear();
  known.set(key, wrapped);
  return wrapped;
}

function wrap(text: string, language: Language): string {
  const lines: string[] = [];
  let line = "";
  for (const chunk of unbreakableChunks[language](text)) {
    const fits = displayWidth(line + chunk.trimEnd()) <= lineWidth[language];
    if (!fits && line !== "") {
      lines.push(line.trimEnd());
      line = "";
    }
    line += chunk;
  }
  return [...lines, line.trimEnd()].join("\n");
}

let japaneseWords: Intl.Segmenter | undefined;

/** Chunks between which a line may break; white space belongs to the chunk before it. */
const unbreakableChunks: Localized<(text: string) => string[]> = {
  ja: japaneseChunks,
  en: (text) => text.match(/\S+\s*/gu) ?? [],
};

function japaneseChunks(text: string): string[] {
  const chunks: string[] = [];
  // Made once: it costs a millisecond, a hundred times what a paragraph does.
  japaneseWords ??= new Intl.Segmenter("ja", { granularity: "word" });
  for (const { segment } of japaneseWords.segment(text)) {
    const previous = chunks.at(-1);
    if (previous !== undefined && belongTogether(previous, segment))
      chunks[chunks.length - 1] = previous + segment;
    else chunks.push(segment);
  }
  return chunks;
}

function belongTogether(before: string, after: string): boolean {
  // Japanese has no spaces: where neither side is full-width, it is one Latin word, number or address.
  const latin =
    !fullWidth.test(before.slice(-1)) && !fullWidth.test(after.slice(0, 1)) && !/\s$/u.test(before);
  const suffix = hiragana.test(after) && !prefix.test(after) && !clauseEnd.test(before);
  return latin || suffix || prefix.test(before) || neverFirst.test(after) || neverLast.test(before);
}
