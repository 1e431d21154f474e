import { type AuditRecord, readAuditRecord } from "../../../contracts/audit.ts";
import { dayInJapan } from "../../../contracts/japan-time.ts";
import { storedTally } from "../../../contracts/tally.ts";
import { eachOnce } from "../../domain/audit-records.ts";
import { beginOf, hourOf, hourOfObject, objectPrefix } from "../../domain/audit-seal.ts";
import { DAY_MS, HOUR_MS } from "../../domain/durations.ts";
import { figuresOf, sumOf, type Tally, tallyOf } from "../../domain/statistics.ts";
import { publishedCsv } from "../../domain/statistics-table.ts";
import type { Archive } from "../ports.ts";

export interface WriteStatisticsDependencies {
  readonly archive: Archive;
  /** The lines of an object. */
  lines(body: Buffer): AsyncIterable<{ readonly text: string } | "unreadable">;
  readonly now: () => number;
  /** Whether another day can be begun; what is left is the next run's. */
  readonly hasTime: () => boolean;
}

/** Objects of so many hours after a day may hold records of it: Firehose delivers within minutes. */
const DELIVERED_MS = 2 * HOUR_MS;
/** Objects read at the same time. */
const SIDE_BY_SIDE = 8;

/**
 * Writes the tally of each day in Japan once its records have been archived, and last month's figures once it has the tallies of
 * all of the month's days. Each is one conditional put: whoever is killed leaves no half of it, and the next run goes on. Goes
 * back to the first day of last month, or to the archive's first.
 *
 * @returns keys of what was written
 */
export async function writeStatistics(dependencies: WriteStatisticsDependencies): Promise<readonly string[]> {
  const { archive, now, hasTime } = dependencies;
  const written: string[] = [];
  const first = await firstDay(archive);
  if (first === undefined) return written;
  const running = dayInJapan(now() - DELIVERED_MS - HOUR_MS);
  const month = dayInJapan(beginOfDay(`${running.slice(0, 7)}-01`) - DAY_MS).slice(0, 7);
  const from = first > `${month}-01` ? first : `${month}-01`;
  const made = await keysUnder(archive, "statistics/days/", dayKey(dayAfter(from, -1)));
  for (let day = from; day < running; day = dayAfter(day)) {
    if (made.has(dayKey(day))) continue;
    if (!hasTime()) return written;
    const tally = JSON.stringify({ schema: 1, ...(await tallyOfDay(dependencies, day)) });
    await archive.putNew(dayKey(day), Buffer.from(tally), "application/json");
    written.push(dayKey(day));
  }
  const key = `statistics/${month}.csv`;
  const isOver = first.slice(0, 7) <= month;
  if (!isOver || !hasTime() || (await keysUnder(archive, key)).has(key)) return written;
  await archive.putNew(key, Buffer.from(await figuresOfMonth(archive, month)), "text/csv; charset=utf-8");
  return [...written, key];
}

const beginOfDay = (day: string): number => Date.parse(`${day}T00:00:00+09:00`);
const dayAfter = (day: string, days = 1): string => dayInJapan(beginOfDay(day) + days * DAY_MS);
const dayKey = (day: string): string => `statistics/days/${day.replaceAll("-", "/")}.json`;

async function firstDay(archive: Archive): Promise<string | undefined> {
  for await (const { key } of archive.list("audit/")) {
    const hour = hourOfObject(key);
    if (hour !== undefined) return dayInJapan(beginOf(hour) - DELIVERED_MS);
  }
  return undefined;
}

async function keysUnder(archive: Archive, prefix: string, startAfter?: string): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const { key } of archive.list(prefix, startAfter)) found.add(key);
  return found;
}

/** The records of one day are held at once, and of a month only tallies. */
async function tallyOfDay({ archive, lines }: WriteStatisticsDependencies, day: string): Promise<Tally> {
  const [begin, end] = [beginOfDay(day), beginOfDay(day) + DAY_MS];
  const beyond = objectPrefix(hourOf(end + DELIVERED_MS));
  const keys: string[] = [];
  for await (const { key } of archive.list("audit/", objectPrefix(hourOf(begin)))) {
    if (key >= beyond) break;
    keys.push(key);
  }
  const records: AuditRecord[] = [];
  for (let at = 0; at < keys.length; at += SIDE_BY_SIDE) {
    const bodies = await Promise.all(keys.slice(at, at + SIDE_BY_SIDE).map((key) => archive.read(key)));
    for (const body of bodies) {
      for await (const line of lines(body ?? Buffer.of())) {
        const record = line === "unreadable" ? undefined : readable(line.text);
        const time = Date.parse(record?.time ?? "");
        if (record !== undefined && time >= begin && time < end) records.push(record);
      }
    }
  }
  return tallyOf(eachOnce(records).map(({ record }) => record));
}

function readable(line: string): AuditRecord | undefined {
  try {
    return readAuditRecord(line);
  } catch {
    return undefined; // `npm run audit` counts these
  }
}

async function figuresOfMonth(archive: Archive, month: string): Promise<string> {
  const prefix = `statistics/days/${month.replace("-", "/")}/`;
  const tallies: Tally[] = [];
  for (const key of await keysUnder(archive, prefix))
    tallies.push(storedTally.parse(JSON.parse(String(await archive.read(key)))));
  return publishedCsv(figuresOf(sumOf(tallies)), "ja");
}
