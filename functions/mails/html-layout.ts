import { htmlLanguage } from "../../contracts/language.ts";
import type { Block, Frame, Letter } from "./mail.ts";
import { type Markup, markup } from "./markup.ts";

/**
 * The HTML part. No colour is set and both schemes are declared, so that a client's dark mode stays readable; no
 * image, font or script is loaded, so that opening the mail reports to nobody. Digits are not to become phone links.
 */
export function htmlPart(letter: Letter, { language, closing, urlOf }: Frame): string {
  return `${
    markup`<!doctype html>
<html lang="${htmlLanguage(language)}" style="color-scheme:light dark">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${letter.subject}</title>
</head>
<body style="margin:0;padding:0">
<div style="display:none;max-height:0;overflow:hidden">${letter.preview}</div>
<main style="max-width:600px;margin:0 auto;padding:24px 16px;font-family:sans-serif;font-size:16px;line-height:1.7">
<h1 style="margin:0 0 24px;font-size:22px;line-height:1.4">${letter.subject}</h1>
${letter.blocks.map((block) => htmlBlock(block, urlOf))}
<footer style="margin-top:32px;padding-top:16px;border-top:1px solid;font-size:14px">
${closing.map((line) => markup`<p style="margin:0 0 4px">${line}</p>`)}
</footer>
</main>
</body>
</html>`.html
  }\n`;
}

function htmlBlock(block: Block, urlOf: Frame["urlOf"]): Markup {
  if (typeof block === "string") return markup`<p style="margin:0 0 16px">${block}</p>`;
  switch (block.kind) {
    case "addressee":
      return markup`<p style="margin:0 0 16px;overflow-wrap:anywhere">${block.name}${block.honorific}</p>`;
    case "code":
      return htmlCode(block.caption, block.code);
    case "facts":
      return markup`<dl style="margin:0 0 16px">
${block.facts.map(
  ({ label, value }) => markup`<dt style="font-weight:bold">${label}</dt>
<dd style="margin:0 0 8px">${value}</dd>`,
)}
</dl>`;
    case "link":
      return htmlLink(block.label, urlOf(block.path));
  }
}

/** With its address in sight: a reader sees where it leads, and can type it elsewhere. */
const htmlLink = (label: string, url: string) => markup`<p style="margin:0 0 16px">${label}<br>
<a href="${url}" style="overflow-wrap:anywhere">${url}</a></p>`;

/** Spaced by style, never by characters: one tap selects exactly the code, and a copy holds nothing else. */
function htmlCode(caption: string, code: string): Markup {
  return markup`<p style="margin:0 0 4px">${caption}</p>
<p style="margin:0 0 24px;font-family:monospace;font-size:36px;font-weight:bold;letter-spacing:6px;line-height:1.4"><span style="-webkit-user-select:all;user-select:all">${code}</span></p>`;
}
