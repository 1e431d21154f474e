/** Telephone numbers within a text, as Japan writes them. Without zod, as the site's first chunk is. */

const phoneNumber = /0\d{1,4}-\d{1,4}-\d{3,4}/g;

/** A piece of a text; `tel` is where a number in it leads. */
export interface TextPart {
  readonly text: string;
  readonly tel?: string;
}

/** The text in pieces: every telephone number, and what stands between them. */
export function withPhoneNumbers(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: number, index } of text.matchAll(phoneNumber)) {
    if (index > end) parts.push({ text: text.slice(end, index) });
    parts.push({ text: number, tel: `tel:${number.replaceAll("-", "")}` });
    end = index + number.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}
