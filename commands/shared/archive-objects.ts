import type { Archive } from "../../functions/use-cases/ports.ts";
import { ahead } from "./ahead.ts";

interface Period {
  readonly from?: number;
  readonly to?: number;
}

const dayMs = 86_400_000;

/** Firehose goes on trying for a day: an object may hold lines that are so much older than its name. */
const latestMs = 2 * dayMs;

/** Objects that are on their way at once: as many as connections are kept (functions/infra/http-handler.ts). */
const sideBySide = 50;

/** The objects of the archive that may hold lines of a period, in the order of their keys, with their bytes. */
export async function* objectsOf(
  bucket: Pick<Archive, "list">,
  period: Period,
  read: (key: string) => Promise<Buffer | undefined>,
): AsyncGenerator<{ readonly key: string; readonly body: Buffer }> {
  for await (const [key, body] of ahead(keysOf(bucket, period), sideBySide, read)) {
    // Gone between the list and the read: there is a lifecycle, and who verifies the seals hears of everything else.
    if (body !== undefined) yield { key, body };
  }
}

async function* keysOf(
  bucket: Pick<Archive, "list">,
  { from = 0, to = Number.POSITIVE_INFINITY }: Period,
): AsyncGenerator<string> {
  const last = to === Number.POSITIVE_INFINITY ? "audit/~" : prefixOfDay(to + latestMs);
  for await (const { key } of bucket.list("audit/", prefixOfDay(from))) {
    if (key > last) return;
    yield key;
  }
}

/** Before every key of the day. */
const prefixOfDay = (time: number): string =>
  `audit/${new Date(time).toISOString().slice(0, 10).replaceAll("-", "/")}/`;
