/**
 * A mail as it came (RFC 5322), as far as the service's own mails need to be read: their subject, and the plain text of
 * their one or two parts. Whatever else a mailbox holds may be misread, and is then no mail of ours.
 */
import type { ReceivedMail } from "./inbox.ts";

/** `raw` holds a byte in each character (latin1). */
export function readRawMail(raw: string): ReceivedMail {
  const { headers, body } = partOf(raw);
  return { subject: decodedWords(headers.get("subject") ?? ""), text: plainText(headers, body) ?? "" };
}

interface Part {
  /** Unfolded, by their names in lower case; of several the first. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

function partOf(raw: string): Part {
  const [, head = raw, body = ""] = /^([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(raw) ?? [];
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const [, name = "", value = ""] = /^([^:\s]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== "" && !headers.has(name.toLowerCase())) headers.set(name.toLowerCase(), value);
  }
  return { headers, body };
}

function plainText(headers: Part["headers"], body: string): string | undefined {
  const type = headers.get("content-type") ?? "text/plain";
  const [, boundary] = /^multipart\/.*\bboundary="?([^";]+)"?/i.exec(type) ?? [];
  if (boundary === undefined) return /^text\/plain\b/i.test(type) ? decoded(headers, body) : undefined;
  for (const each of body.split(`--${boundary}`).slice(1)) {
    const part = partOf(each.replace(/^\r?\n/, ""));
    const text = plainText(part.headers, part.body);
    if (text !== undefined) return text;
  }
  return undefined;
}

function decoded(headers: Part["headers"], body: string): string {
  const encoding = (headers.get("content-transfer-encoding") ?? "7bit").toLowerCase();
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  return utf8(encoding === "quoted-printable" ? unquoted(body.replace(/=\r?\n/g, "")) : body);
}

/** Encoded words (RFC 2047) of a header, those in UTF-8. */
function decodedWords(value: string): string {
  return value
    .replace(/(\?=)\s+(=\?)/g, "$1$2")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === "b"
        ? Buffer.from(text, "base64").toString("utf8")
        : utf8(unquoted(text.replaceAll("_", " "))),
    );
}

const unquoted = (text: string): string =>
  text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const utf8 = (bytes: string): string => Buffer.from(bytes, "latin1").toString("utf8");
