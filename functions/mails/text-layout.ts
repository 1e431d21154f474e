import type { Localized } from "../../contracts/language.ts";
import type { Block, Frame, Letter } from "./mail.ts";

const rule = "-".repeat(30);

/**
 * The text part: paragraphs apart by an empty line; the code, a name and a link each on a line of its own. No line is
 * broken within a sentence: mail programs wrap at their own width, and a break of ours would stand in the middle of a
 * phone's line. SES encodes lines for transport, however long they are.
 */
export function textPart(letter: Letter, frame: Frame): string {
  const body = letter.blocks.map((block) => textBlock(block, frame)).join("\n\n");
  const closing = frame.closing.map(typography[frame.language].paragraph).join("\n");
  return `${body}\n\n${rule}\n${closing}\n`;
}

function textBlock(block: Block, { language, urlOf }: Frame): string {
  const { colon, paragraph } = typography[language];
  if (typeof block === "string") return paragraph(block);
  switch (block.kind) {
    case "addressee":
      return `${block.name}${block.honorific}`;
    case "code":
      return `${block.caption}\n\n${block.code}`;
    case "facts":
      return block.facts.map(({ label, value }) => `${label}${colon}${value}`).join("\n");
    case "link":
      return `${paragraph(block.label)}\n${urlOf(block.path)}`;
  }
}

interface Typography {
  readonly colon: string;
  readonly paragraph: (text: string) => string;
}

/** A line for each sentence, as Japanese mails have them; one that ends within brackets goes on. */
const japanese: Typography = {
  colon: "：",
  paragraph: (text) => text.replace(/。(?![」）]|$)/gu, "。\n"),
};

const typography: Localized<Typography> = {
  ja: japanese,
  "ja-easy": japanese,
  en: { colon: ": ", paragraph: (text) => text },
};
