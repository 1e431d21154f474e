import type { Language, Localized } from "../../contracts/language.ts";
import type { Block, Closing, Fact, Letter } from "./mail.ts";
import { wrapText } from "./wrap-text.ts";

const rule = "-".repeat(60);

/** The text part: paragraphs apart by an empty line; the code, a name and a link each on a line of its own. */
export function textPart(letter: Letter, closing: Closing, language: Language): string {
  const body = letter.blocks.map((block) => textBlock(block, language)).join("\n\n");
  const end = closing.map((line) => wrapText(line, language)).join("\n");
  return `${body}\n\n${rule}\n${end}\n`;
}

function textBlock(block: Block, language: Language): string {
  if (typeof block === "string") return wrapText(block, language);
  switch (block.kind) {
    case "addressee":
      return `${block.name}${block.honorific}`;
    case "code":
      return `${block.caption}\n\n${block.code}`;
    case "facts":
      return block.facts.map(textFact[language]).join("\n");
    case "link":
      return `${wrapText(block.label, language)}\n${block.url}`;
  }
}

const textFact: Localized<(fact: Fact) => string> = {
  ja: ({ label, value }) => `${label}：${value}`,
  en: ({ label, value }) => `${label}: ${value}`,
};
