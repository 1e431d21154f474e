/** The little XML that S3 speaks: answers of elements and texts, without attributes. */
export interface XmlAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An element of texts and elements; a list repeats the element. */
export type XmlContent = string | number | boolean | { readonly [name: string]: XmlValue };
type XmlValue = XmlContent | readonly XmlContent[] | undefined;

export function xmlOf(name: string, content: XmlValue): string {
  if (content === undefined) return "";
  if (isList(content)) return content.map((each) => xmlOf(name, each)).join("");
  const inner =
    typeof content === "object"
      ? Object.entries(content)
          .map(([child, value]) => xmlOf(child, value))
          .join("")
      : escaped(String(content));
  return `<${name}>${inner}</${name}>`;
}

const isList = (content: XmlValue): content is readonly XmlContent[] => Array.isArray(content);

export function xmlDocument(name: string, content: XmlValue): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlOf(name, content)}`;
}

export function xmlError(error: {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}): XmlAnswer {
  const body = xmlDocument("Error", { Code: error.code, Message: error.message });
  return { status: error.status, headers: { "content-type": "application/xml" }, body };
}

/** The code of an error's document; `undefined` for anything else. */
export const xmlErrorCode = (body: string): string | undefined =>
  /<Error>.*?<Code>([^<]+)<\/Code>/s.exec(body)?.[1];

function escaped(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
