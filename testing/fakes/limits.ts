import { type LimitPolicy, opensAt, spanOf, windowsAt } from "../../functions/domain/limit.ts";
import type { Limits } from "../../functions/use-cases/ports.ts";

/** Counters in memory, by subject, what is counted, and window. */
export function fakeLimits() {
  const counts = new Map<string, number>();
  const keysOf = (policy: LimitPolicy, subject: string, now: number) => {
    const span = `${subject} ${policy.counts} ${spanOf(policy, now).name}`;
    return { inSpan: span, inHour: `${span} ${windowsAt(now).hour}` };
  };
  const at = (key: string) => counts.get(key) ?? 0;

  const port: Limits = {
    async count(policy, subject, now) {
      const keys = keysOf(policy, subject, now);
      const other = policy.unless ? at(keysOf(policy.unless, subject, now).inSpan) : 0;
      const refusedUntil = opensAt(policy, { inSpan: at(keys.inSpan), inHour: at(keys.inHour), other }, now);
      if (refusedUntil !== undefined) return { refusedUntil };
      for (const key of [keys.inSpan, keys.inHour]) counts.set(key, at(key) + 1);
      return {};
    },
    async takeBack(policy, subject, now) {
      const { inSpan, inHour } = keysOf(policy, subject, now);
      for (const key of [inSpan, inHour]) counts.set(key, at(key) - 1);
    },
  };
  return { counts, port };
}
