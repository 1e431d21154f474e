import {
  attributeOf,
  type Counts,
  carriedFrom,
  carriedTo,
  goesOn,
  namesOf,
  refusalOf,
  STREAK,
  STREAK_AT,
  spanOf,
  type Tally,
} from "../../functions/domain/limit.ts";
import type { Counters, Limits } from "../../functions/use-cases/ports.ts";

/** Counters in memory, by subject, window and what is counted. */
export function fakeLimits() {
  const counts = new Map<string, number>();
  const latest = new Map<string, string>();
  const prefixOf = (tally: Tally, now: number) => `${tally.subject} ${spanOf(tally, now).name} `;
  const keyOf = (tally: Tally, attribute: string, now: number) => `${prefixOf(tally, now)}${attribute}`;
  const at = (tally: Tally, attribute: string, now: number) => counts.get(keyOf(tally, attribute, now)) ?? 0;
  const add = (tally: Tally, one: 1 | -1, now: number) => {
    const late = carriedTo(tally, now);
    const counted = Object.values(tally.counters).filter(({ onlyRead }) => !onlyRead);
    const attributes = new Set([
      ...counted.map((counter) => attributeOf(counter, tally, now)),
      ...(late === undefined ? [] : [late]),
    ]);
    for (const attribute of attributes)
      counts.set(keyOf(tally, attribute, now), at(tally, attribute, now) + one);
  };
  const streakOf = (tally: Tally, now: number) => ({
    count: at(tally, STREAK, now),
    latestAt: at(tally, STREAK_AT, now),
  });
  const addToStreak = (tally: Tally, now: number) => {
    if (!tally.streak) return;
    const before = streakOf(tally, now);
    counts.set(keyOf(tally, STREAK, now), goesOn(tally.streak, before, now) ? before.count + 1 : 1);
    counts.set(keyOf(tally, STREAK_AT, now), now);
  };
  const countsOf = <Name extends string>(tally: Tally<Name>, now: number) =>
    Object.fromEntries(
      namesOf(tally.counters).map((name) => [
        name,
        at(tally, attributeOf(tally.counters[name], tally, now), now),
      ]),
    ) as Counts<Name>; // Object.fromEntries forgets which names it was given

  const port: Limits = {
    async count(tally, now) {
      const refused = refusalOf(tally, countsOf(tally, now), now, streakOf(tally, now));
      if (refused) return { refused };
      add(tally, 1, now);
      addToStreak(tally, now);
      for (const [name, value] of Object.entries(tally.latest ?? {}))
        latest.set(keyOf(tally, name, now), value);
      const carried = tally.carryOver ? at(tally, carriedFrom(now), now) : 0;
      return { counts: countsOf(tally, now), carried };
    },
    async takeBack(tally, now) {
      if (tally.streak) {
        const { count } = streakOf(tally, now);
        if (count <= 0) return;
        counts.set(keyOf(tally, STREAK, now), count - 1);
      }
      add(tally, -1, now);
    },
  };
  const counters: Counters = {
    async read(tally, now) {
      const prefix = prefixOf(tally, now);
      const ofTally = <Value>(all: ReadonlyMap<string, Value>) => {
        const own = [...all].filter(([key]) => key.startsWith(prefix));
        return Object.fromEntries(own.map(([key, value]) => [key.slice(prefix.length), value]));
      };
      return { numbers: ofTally(counts), latest: ofTally(latest) };
    },
    async clear(tally, names, now) {
      const keys = names.map((name) => `${prefixOf(tally, now)}${name}`);
      const before = names.map((name, at) => [name, counts.get(keys[at] ?? "") ?? 0]);
      for (const key of keys) counts.delete(key);
      return Object.fromEntries(before);
    },
    async clearAll(tally, now) {
      for (const stored of [counts, latest])
        for (const key of stored.keys()) if (key.startsWith(prefixOf(tally, now))) stored.delete(key);
    },
  };
  return { counts, port, counters };
}
