import { type Difference, differencesBetween, type Happened } from "../../domain/reconciliation.ts";
import { sumOf, type Tally } from "../../domain/statistics.ts";
import type { Audit } from "../ports.ts";

/** A night without a sweep has no count; one of a week is found. */
const DAYS_BACK = 7;

/**
 * Compares what the day's sweeps have counted with the count before, and with what the trail says has happened in between.
 * Each difference is recorded, which rings (docs/runbook.md#reconciliation).
 *
 * @param before the tally of so many days before
 */
export async function reconcileDay(
  { audit }: { readonly audit: Audit },
  today: Tally,
  before: (days: number) => Promise<Tally | undefined>,
): Promise<void> {
  if (today.counted.length === 0) return;
  const tallies = [today];
  for (let days = 1; days <= DAYS_BACK; days += 1) {
    const tally = await before(days);
    // The first days of an archive, or of an earlier release: nothing to begin from.
    if (tally === undefined) break;
    tallies.unshift(tally);
    if (tally.counted.length > 0) break;
  }
  const sum = sumOf(tallies);
  const happened = happenedIn(sum);
  const counts = sum.counted.toSorted((one, other) => one.until - other.until);
  const first = counts.length - today.counted.length;
  for (const [at, later] of counts.entries()) {
    const earlier = counts[at - 1];
    if (earlier === undefined || at < first) continue;
    for (const difference of differencesBetween(earlier, later, happened))
      record(audit, difference, earlier.since);
  }
}

const record = (audit: Audit, reason: Difference, since: number) =>
  audit({
    ...{ event: "reconciliation.failed", outcome: "failure", reason },
    since: new Date(since).toISOString(),
  });

function happenedIn({ registrations, deleted }: Tally): Happened {
  const completed = Object.values(registrations).flatMap(({ at }) =>
    at.completed === undefined ? [] : [{ time: at.completed, isFirst: at.started !== undefined }],
  );
  const timesOf = (isFirst: boolean) =>
    completed.filter((each) => each.isFirst === isFirst).map(({ time }) => time);
  return { made: timesOf(true), perhapsMade: timesOf(false), deleted: Object.values(deleted) };
}
