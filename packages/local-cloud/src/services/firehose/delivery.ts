/**
 * Log lines on their way into a bucket, as CloudWatch Logs hands them to Firehose: gzipped messages with the lines of one log
 * stream, one after the other in an object. At least once: what was under way when the process ended is found in the log again.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html#FirehoseExample
 */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { gzipSync } from "node:zlib";
import * as z from "zod";
import type { Clock } from "../../cloud/clock.ts";
import type { LogLine } from "../lambda/log-line.ts";
import type { LogStore } from "../lambda/log-store.ts";
import { logEventOf } from "../logs/log-event.ts";
import type { S3 } from "../s3/s3.ts";
import { type DeliveryStream, objectKey, type Subscription } from "./delivery-stream.ts";

export interface DeliveryOptions {
  readonly stream: DeliveryStream;
  readonly subscription: Subscription;
  readonly logs: Pick<LogStore, "lines" | "follow">;
  groupOf(writer: string): string;
  readonly s3: Pick<S3, "put">;
  readonly clock: Clock;
  readonly accountId: string;
  /** Keeps what was delivered last. */
  readonly cursorFile: string;
}

/** Lines come a little out of order, as functions write them side by side. */
const disorderMs = 5_000;

const cursorShape = z.object({
  /** Of the last line delivered, in epoch milliseconds. */
  time: z.number(),
  /** Digests of the lines delivered that are hardly older. */
  recent: z.array(z.tuple([z.number(), z.string()])),
});
type Cursor = z.output<typeof cursorShape>;

interface Buffered {
  readonly line: LogLine;
  readonly event: ReturnType<typeof logEventOf>;
}

/** Delivers until the returned function is called, which delivers what is left. */
export function deliver(options: DeliveryOptions): () => void {
  const { stream, subscription, logs, clock } = options;
  let cursor = readCursor(options.cursorFile);
  let buffer: Buffered[] = [];
  let bytes = 0;
  let since = 0;

  function take(line: LogLine): void {
    if (options.groupOf(line.function) !== subscription.logGroup) return;
    const event = logEventOf(line, 0);
    if (!subscription.matches(JSON.parse(event.message))) return;
    if (buffer.length === 0) since = clock.now();
    buffer.push({ line, event });
    bytes += event.message.length;
    if (bytes >= stream.maxBytes) flush();
  }

  function flush(): void {
    if (buffer.length === 0) return;
    const [delivered, at] = [buffer, since];
    [buffer, bytes] = [[], 0];
    options.s3.put(stream.bucket, objectKey(stream, at, randomUUID()), bodyOf(delivered, options));
    cursor = movedOn(cursor, delivered);
    keepCursor(options.cursorFile, cursor);
  }

  const flushWhenDue = () => {
    if (buffer.length > 0 && clock.now() - since >= stream.intervalMs) flush();
  };
  const seen = new Set(cursor.recent.map(([, digest]) => digest));
  for (const line of logs.lines()) {
    if (Date.parse(line.time) > cursor.time - disorderMs && !seen.has(digestOf(line))) take(line);
  }
  const ends = [logs.follow(take), clock.onChange(flushWhenDue)];
  const timer = setInterval(flushWhenDue, 1000).unref();
  return () => {
    clearInterval(timer);
    for (const end of ends) end();
    flush();
  };
}

function bodyOf(delivered: readonly Buffered[], { accountId, subscription }: DeliveryOptions): Buffer {
  const byStream = Map.groupBy(delivered, ({ line }) => line.function);
  const messages = [...byStream].map(([logStream, lines]) => ({
    messageType: "DATA_MESSAGE",
    owner: accountId,
    logGroup: subscription.logGroup,
    logStream,
    subscriptionFilters: [subscription.name],
    logEvents: lines.map(({ line, event: { timestamp, message } }) => ({
      id: digestOf(line),
      timestamp,
      message,
    })),
  }));
  return Buffer.concat(messages.map((message) => gzipSync(JSON.stringify(message))));
}

function movedOn({ time, recent }: Cursor, delivered: readonly Buffered[]): Cursor {
  const added = delivered.map(({ line }): [number, string] => [Date.parse(line.time), digestOf(line)]);
  const last = added.reduce((latest, [at]) => Math.max(latest, at), time);
  return { time: last, recent: [...recent, ...added].filter(([at]) => at > last - disorderMs) };
}

const digestOf = ({ text }: LogLine): string => createHash("sha256").update(text).digest("hex");

function readCursor(file: string): Cursor {
  if (!existsSync(file)) return { time: Number.NEGATIVE_INFINITY, recent: [] };
  return cursorShape.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** Renamed into place, so that a kill leaves the old one or the new one. */
function keepCursor(file: string, cursor: Cursor): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.tmp`, JSON.stringify(cursor), { mode: 0o600 });
  renameSync(`${file}.tmp`, file);
}
