/**
 * What sweeps have counted of accounts, beside what the audit trail says has become of accounts between them. Of what
 * happened while it was counted, or shortly before or after, nobody can say on which side it is: a number lies between two.
 */
import type { AuditRecord } from "../../contracts/audit.ts";
import { MINUTE_MS } from "./durations.ts";

/** How many accounts there were, and tombstones, and when the count began and ended, in epoch milliseconds. */
export interface AccountCount {
  readonly since: number;
  readonly until: number;
  readonly accounts: number;
  readonly erased: number;
}

/** What the trail says, by the first time of each, in epoch milliseconds. */
export interface Happened {
  readonly made: readonly number[];
  /** Completions whose start is not at hand: they may have been recorded for the second time. */
  readonly perhapsMade: readonly number[];
  readonly deleted: readonly number[];
}

export type Difference = "made" | "deleted";

/** An account and its record, or its tombstone and that one's, are written one after the other, at worst by the next try. */
const BESIDE_MS = 15 * MINUTE_MS;

/** The count that is in a record, if one is. */
export function accountCountOf({ event, reason, since, time }: AuditRecord): AccountCount[] {
  const counts = reason?.match(/^(\d+)\/(\d+)$/);
  if (event !== "sweep.counted" || since === undefined || !counts) return [];
  const [accounts, erased] = [Number(counts[1]), Number(counts[2])];
  return [{ since: Date.parse(since), until: Date.parse(time), accounts, erased }];
}

/** What the trail and two counts, one after the other, say differently. */
export function differencesBetween(
  earlier: AccountCount,
  later: AccountCount,
  { made, perhapsMade, deleted }: Happened,
): readonly Difference[] {
  const surely = { from: earlier.until + BESIDE_MS, to: later.since - BESIDE_MS };
  const perhaps = { from: earlier.since - BESIDE_MS, to: later.until + BESIDE_MS };
  const within = (times: readonly number[], { from, to }: typeof surely) =>
    times.filter((time) => time >= from && time < to).length;
  const isOff = (counted: number, least: number, most: number) => counted < least || counted > most;
  const erased = later.erased - earlier.erased;
  const added = later.accounts - earlier.accounts + erased;
  const mostMade = within(made, perhaps) + within(perhapsMade, perhaps);
  return [
    ...(isOff(added, within(made, surely), mostMade) ? (["made"] as const) : []),
    ...(isOff(erased, within(deleted, surely), within(deleted, perhaps)) ? (["deleted"] as const) : []),
  ];
}
