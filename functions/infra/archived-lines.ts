/**
 * What Firehose leaves in the archive: gzipped messages of CloudWatch Logs, one after the other in an object, each with lines of
 * one log stream.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html#FirehoseExample
 */
import { Readable } from "node:stream";
import { createGunzip, gunzipSync } from "node:zlib";
import * as z from "zod/mini";

export interface ArchivedLine {
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly text: string;
}

const message = z.object({
  messageType: z.string(),
  logEvents: z.array(z.object({ timestamp: z.number(), message: z.string() })),
});

/** An object that unpacks to more is read piece by piece. */
const smallBytes = 256 * 1024;

/**
 * The lines of an object; `"unreadable"` for each message, or rest of the object, that is none.
 *
 * @param mayHave passes over messages, by their text, before they are parsed: most of what a search reads is not about it
 */
export async function* archivedLines(
  body: Buffer,
  mayHave: (text: string) => boolean = () => true,
): AsyncGenerator<ArchivedLine | "unreadable"> {
  const documents = documentSplitter();
  try {
    for await (const text of unpacked(body))
      for (const document of documents.push(text))
        if (mayHave(document) || !document.includes('"logEvents":[')) yield* linesOf(document);
  } catch {
    yield "unreadable"; // damaged, or cut off
    return;
  }
  if (documents.rest() !== "") yield "unreadable";
}

async function* unpacked(body: Buffer): AsyncGenerator<string> {
  if (body.length <= smallBytes) {
    yield gunzipSync(body).toString("utf8");
    return;
  }
  const stream = Readable.from([body]).pipe(createGunzip()).setEncoding("utf8");
  for await (const chunk of stream) yield String(chunk);
}

function* linesOf(document: string): Generator<ArchivedLine | "unreadable"> {
  const parsed = message.safeParse(parse(document));
  if (!parsed.success) {
    yield "unreadable";
    return;
  }
  // A control message asks whether the way is open; it has nothing from the log.
  if (parsed.data.messageType !== "DATA_MESSAGE") return;
  for (const { timestamp, message: text } of parsed.data.logEvents) yield { timestamp, text };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const [quote, backslash, open, close] = [0x22, 0x5c, 0x7b, 0x7d];

/** Cuts objects of JSON that follow each other without anything between them, however the text is divided. */
export function documentSplitter() {
  let rest = "";
  let at = 0;
  let depth = 0;
  let inText = false;
  return {
    push(text: string): string[] {
      rest += text;
      const found: string[] = [];
      let begin = 0;
      for (; at < rest.length; at += 1) {
        const character = rest.charCodeAt(at);
        if (inText) {
          if (character === backslash) at += 1;
          else if (character === quote) inText = false;
        } else if (character === quote) inText = true;
        else if (character === open) depth += 1;
        else if (character === close) {
          depth -= 1;
          if (depth > 0) continue;
          depth = 0;
          found.push(rest.slice(begin, at + 1));
          begin = at + 1;
        }
      }
      rest = rest.slice(begin);
      at -= begin;
      return found;
    },
    rest: () => rest.trim(),
  };
}
