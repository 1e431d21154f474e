import type { Account } from "../../functions/domain/account.ts";
import type { Accounts } from "../../functions/use-cases/ports.ts";
import { asStored } from "./as-stored.ts";

/** Accounts in memory. */
export function fakeAccounts() {
  const items = new Map<string, Account>();
  const port: Accounts = {
    async find(accountId) {
      return items.get(accountId);
    },
    async put(account) {
      const stored = items.get(account.accountId);
      if (stored && stored.updatedAt >= account.updatedAt) return;
      items.set(account.accountId, asStored(account));
    },
    async updateProfile({ accountId, updatedAt }, form, now) {
      const stored = items.get(accountId);
      if (stored?.updatedAt !== updatedAt) return undefined;
      const updated = asStored({ ...stored, ...form, updatedAt: Math.max(now, updatedAt + 1) });
      items.set(accountId, updated);
      return updated;
    },
  };
  return { items, port };
}
