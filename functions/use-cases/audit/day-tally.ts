import { type AuditRecord, readAuditRecord } from "../../../contracts/audit.ts";
import { storedPart } from "../../../contracts/tally.ts";
import { eachOnce } from "../../domain/audit-records.ts";
import { hourOf, objectPrefix } from "../../domain/audit-seal.ts";
import { DAY_MS, HOUR_MS } from "../../domain/durations.ts";
import { type Tally, tallyOf, tallySum } from "../../domain/statistics.ts";
import type { Archive } from "../ports.ts";

export interface DayTallyDependencies {
  readonly archive: Archive;
  /** The lines of an object. */
  lines(body: Buffer): AsyncIterable<{ readonly text: string } | "unreadable">;
  /** Whether another object can be begun. */
  readonly hasTime: () => boolean;
  /** So many records are held at once, and those of one object more. */
  readonly mostRecords: number;
}

/** Objects of so many hours after a day may hold records of it: Firehose delivers within minutes. */
export const DELIVERED_MS = 2 * HOUR_MS;
/** Objects read at the same time. */
const SIDE_BY_SIDE = 8;

export const beginOfDay = (day: string): number => Date.parse(`${day}T00:00:00+09:00`);

const partsOf = (day: string): string => `statistics/parts/${day.replaceAll("-", "/")}/`;

/**
 * What there is to count of a day in Japan. What one run has no time or room for is left as a part, from which the next one goes
 * on: it is tallied when the last object has been read.
 *
 * @returns keys of the parts that were written, and the day's tally once it is whole
 */
export async function tallyOfDay(
  dependencies: DayTallyDependencies,
  day: string,
): Promise<{ readonly parts: readonly string[]; readonly tally?: Tally }> {
  const { archive, hasTime, mostRecords } = dependencies;
  const { sum, count, until } = await earlierParts(archive, day);
  const keys = await objectsOf(archive, day, until);
  const parts: string[] = [];
  let records: AuditRecord[] = [];
  for (let at = 0; at < keys.length; at += SIDE_BY_SIDE) {
    const some = keys.slice(at, at + SIDE_BY_SIDE);
    const bodies = await Promise.all(some.map((key) => archive.read(key)));
    for (const [index, key] of some.entries()) {
      await addRecords(dependencies, bodies[index] ?? Buffer.of(), { day, records });
      const isLast = key === keys.at(-1);
      if (isLast || (hasTime() && records.length < mostRecords)) continue;
      const tally = onceOf(records);
      const written = `${partsOf(day)}${String(count + parts.length + 1).padStart(4, "0")}.json`;
      const part = Buffer.from(JSON.stringify({ schema: 1, until: key, tally: { schema: 1, ...tally } }));
      // Another run is at the same day: it, or the next one, makes it whole.
      if ((await archive.putNew(written, part, "application/json")) === "taken") return { parts };
      parts.push(written);
      sum.add(tally);
      records = [];
      if (!hasTime()) return { parts };
    }
  }
  sum.add(onceOf(records));
  return { parts, tally: sum.sum() };
}

const onceOf = (records: readonly AuditRecord[]): Tally =>
  tallyOf(eachOnce(records).map(({ record }) => record));

async function earlierParts(archive: Archive, day: string) {
  const sum = tallySum();
  let [count, until] = [0, objectPrefix(hourOf(beginOfDay(day)))];
  for await (const { key } of archive.list(partsOf(day))) {
    const part = storedPart.parse(JSON.parse(String(await archive.read(key))));
    sum.add(part.tally);
    [count, until] = [count + 1, part.until];
  }
  return { sum, count, until };
}

async function objectsOf(archive: Archive, day: string, startAfter: string): Promise<readonly string[]> {
  const beyond = objectPrefix(hourOf(beginOfDay(day) + DAY_MS + DELIVERED_MS));
  const keys: string[] = [];
  for await (const { key } of archive.list("audit/", startAfter)) {
    if (key >= beyond) break;
    keys.push(key);
  }
  return keys;
}

async function addRecords(
  { lines }: DayTallyDependencies,
  body: Buffer,
  { day, records }: { readonly day: string; readonly records: AuditRecord[] },
): Promise<void> {
  const begin = beginOfDay(day);
  for await (const line of lines(body)) {
    const record = line === "unreadable" ? undefined : readable(line.text);
    if (record === undefined) continue;
    const time = Date.parse(record.time);
    if (time >= begin && time < begin + DAY_MS) records.push(record);
  }
}

function readable(line: string): AuditRecord | undefined {
  try {
    return readAuditRecord(line);
  } catch {
    return undefined; // `npm run audit` counts these
  }
}
