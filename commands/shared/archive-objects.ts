import type { Archive } from "../../functions/use-cases/ports.ts";

interface Period {
  readonly from?: number;
  readonly to?: number;
}

const dayMs = 86_400_000;

/** Firehose goes on trying for a day: an object may hold lines that are so much older than its name. */
const latestMs = 2 * dayMs;

/** Objects that are on their way at once. */
const ahead = 16;

/** The objects of the archive that may hold lines of a period, in the order of their keys, with their bytes. */
export async function* objectsOf(
  bucket: Pick<Archive, "list">,
  { from = 0, to = Number.POSITIVE_INFINITY }: Period,
  read: (key: string) => Promise<Buffer | undefined>,
): AsyncGenerator<{ readonly key: string; readonly body: Buffer }> {
  const last = to === Number.POSITIVE_INFINITY ? "audit/~" : prefixOfDay(to + latestMs);
  const underWay: { readonly key: string; readonly body: Promise<Buffer | undefined> }[] = [];
  for await (const { key } of bucket.list("audit/", prefixOfDay(from))) {
    if (key > last) break;
    const body = read(key);
    body.catch(() => undefined); // thrown when it is this object's turn
    underWay.push({ key, body });
    if (underWay.length >= ahead) yield* next(underWay);
  }
  while (underWay.length > 0) yield* next(underWay);
}

async function* next(underWay: { readonly key: string; readonly body: Promise<Buffer | undefined> }[]) {
  const first = underWay.shift();
  const body = await first?.body;
  // Gone between the list and the read: there is a lifecycle, and who verifies the seals hears of everything else.
  if (first !== undefined && body !== undefined) yield { key: first.key, body };
}

/** Before every key of the day. */
const prefixOfDay = (time: number): string =>
  `audit/${new Date(time).toISOString().slice(0, 10).replaceAll("-", "/")}/`;
