import { dayInJapan } from "../../../contracts/japan-time.ts";
import { storedTally } from "../../../contracts/tally.ts";
import { beginOf, hourOfObject } from "../../domain/audit-seal.ts";
import { DAY_MS, HOUR_MS } from "../../domain/durations.ts";
import { figuresOf, type Tally, tallySum } from "../../domain/statistics.ts";
import { publishedCsv } from "../../domain/statistics-table.ts";
import type { Archive, Audit } from "../ports.ts";
import { beginOfDay, type DayTallyDependencies, DELIVERED_MS, tallyOfDay } from "./day-tally.ts";
import { reconcileDay } from "./reconcile-day.ts";

export interface WriteStatisticsDependencies extends DayTallyDependencies {
  readonly audit: Audit;
  readonly now: () => number;
}

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
    const { parts, tally } = await tallyOfDay(dependencies, day);
    written.push(...parts);
    if (tally === undefined) return written;
    // First what is to alarm: of a day that stands written, nothing more is looked at.
    await reconcileDay(dependencies, tally, (daysBefore) => tallyAt(archive, dayAfter(day, -daysBefore)));
    const body = Buffer.from(JSON.stringify({ schema: 1, ...tally }));
    await archive.putNew(dayKey(day), body, "application/json");
    written.push(dayKey(day));
  }
  const key = `statistics/${month}.csv`;
  const isOver = first.slice(0, 7) <= month;
  if (!isOver || !hasTime() || (await keysUnder(archive, key)).has(key)) return written;
  await archive.putNew(key, Buffer.from(await figuresOfMonth(archive, month)), "text/csv; charset=utf-8");
  return [...written, key];
}

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

async function tallyAt(archive: Archive, day: string): Promise<Tally | undefined> {
  const body = await archive.read(dayKey(day));
  return body && storedTally.parse(JSON.parse(String(body)));
}

async function figuresOfMonth(archive: Archive, month: string): Promise<string> {
  const sum = tallySum();
  for (const key of await keysUnder(archive, `statistics/days/${month.replace("-", "/")}/`))
    sum.add(storedTally.parse(JSON.parse(String(await archive.read(key)))));
  return publishedCsv(figuresOf(sum.sum()), "ja");
}
