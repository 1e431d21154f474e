import { type LimitPolicy, opensAt, windowsAt } from "../../../functions/domain/limit.ts";
import type { Limits } from "../../../functions/use-cases/ports.ts";

/** Counters in memory, by subject, what is counted, and window. */
export function fakeLimits() {
  const counts = new Map<string, number>();
  const keysOf = (counted: LimitPolicy["counts"], subject: string, now: number) => {
    const { day, hour } = windowsAt(now);
    return { inDay: `${subject} ${counted} ${day}`, inHour: `${subject} ${counted} ${day} ${hour}` };
  };
  const at = (key: string) => counts.get(key) ?? 0;

  const port: Limits = {
    async count(policy, subject, now) {
      const keys = keysOf(policy.counts, subject, now);
      const other = policy.unless ? at(keysOf(policy.unless.counts, subject, now).inDay) : 0;
      const refusedUntil = opensAt(policy, { inDay: at(keys.inDay), inHour: at(keys.inHour), other }, now);
      if (refusedUntil !== undefined) return { refusedUntil };
      for (const key of [keys.inDay, keys.inHour]) counts.set(key, at(key) + 1);
      return {};
    },
  };
  return { counts, port };
}
