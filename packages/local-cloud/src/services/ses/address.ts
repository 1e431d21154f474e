/** A mailbox of RFC 5322 as SES takes it: `a@example.jp`, `Name <a@example.jp>` or `"Name" <a@example.jp>`. */
export interface Mailbox {
  readonly address: string;
  /** Decoded; empty when there is none. */
  readonly displayName: string;
}

/** Undefined for anything that SES would not take as one mailbox. */
export function parseMailbox(text: string): Mailbox | undefined {
  // What is not ASCII must have been encoded: https://docs.aws.amazon.com/ses/latest/dg/send-email-raw.html
  if (/[^\x20-\x7e]/.test(text)) return undefined;
  const [, name = "", bracketed, bare] = /^(?:\s*(.*?)\s*<([^<>]+)>\s*|\s*(\S+)\s*)$/.exec(text) ?? [];
  const address = bracketed ?? bare;
  if (address === undefined || !isAddress(address)) return undefined;
  return { address, displayName: decodeWords(unquote(name)) };
}

function isAddress(text: string): boolean {
  return text.length <= 320 && /^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/.test(text);
}

function unquote(name: string): string {
  return name.startsWith('"') && name.endsWith('"') ? name.slice(1, -1).replace(/\\(.)/g, "$1") : name;
}

/** RFC 2047: `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=`; white space between two encoded words is no part of the text. */
export function decodeWords(text: string): string {
  const joined = text.replace(/(\?=)\s+(?==\?)/g, "$1");
  return joined.replace(
    /=\?([\w-]+)\?([BbQq])\?([^?]*)\?=/g,
    (word: string, charset: string, encoding: string, content: string) =>
      decode(charset, encoding.toUpperCase() === "B" ? Buffer.from(content, "base64") : quoted(content)) ??
      word,
  );
}

function quoted(content: string): Buffer {
  const spaced = content.replaceAll("_", " ");
  return Buffer.from(
    spaced.replace(/=([0-9A-Fa-f]{2})/g, (_escape, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    "latin1",
  );
}

function decode(charset: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return undefined;
  }
}
