import type { Hold } from "../../functions/domain/hold.ts";
import type { Holds } from "../../functions/use-cases/ports.ts";

/** Addresses that are held, in memory, by their hash. */
export function fakeHolds() {
  const items = new Map<string, Hold>();
  const port: Holds = {
    async set(emailHmac, hold, now) {
      const stored = items.get(emailHmac);
      if (stored && stored.accountId !== hold.accountId && stored.until > now) return false;
      items.set(emailHmac, hold);
      return true;
    },
    async release(emailHmac, accountId) {
      if (items.get(emailHmac)?.accountId === accountId) items.delete(emailHmac);
    },
    async find(emailHmac, now) {
      const stored = items.get(emailHmac);
      return stored && stored.until > now ? stored : undefined;
    },
  };
  return { items, port };
}
