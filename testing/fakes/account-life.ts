import { type Account, statusOf } from "../../functions/domain/account.ts";
import { type AccountEvents, admitsStep, writtenOf } from "../../functions/domain/account-event.ts";
import type { SweptAccount } from "../../functions/domain/dormancy.ts";
import type { AccountEnds, AccountSweep } from "../../functions/use-cases/ports.ts";
import { asStored } from "./as-stored.ts";

/** The sweep over accounts in memory, and how they end. */
export function fakeAccountLife(items: Map<string, Account>, tombstones: Map<string, AccountEvents>) {
  const isUnchanged = (read: SweptAccount): boolean => {
    const stored = items.get(read.accountId);
    return (
      stored !== undefined &&
      statusOf(stored) === statusOf(read) &&
      stored.lastSignInAt === read.lastSignInAt &&
      stored.statusAt === read.statusAt
    );
  };
  const write = async (read: SweptAccount, changes: Partial<Account>): Promise<boolean> => {
    const stored = items.get(read.accountId);
    if (!stored || !isUnchanged(read)) return false;
    items.set(read.accountId, asStored({ ...stored, ...changes } as Account)); // of the same type of profile
    return true;
  };

  const sweep: AccountSweep = {
    async page(after = "", limit) {
      const ids = [...items.keys()].sort().filter((id) => id > after);
      const accounts = ids.slice(0, limit).flatMap((id) => items.get(id) ?? []);
      const last = accounts.at(-1)?.accountId;
      const isLast = ids.length <= limit;
      return {
        accounts,
        erased: isLast ? tombstones.size : 0,
        ...(last !== undefined && ids.length > limit && { last }),
      };
    },
    noteNotice: (account, notice) => write(account, { notice }),
    async makeDormant(account, { since, at, step }) {
      const stored = items.get(account.accountId);
      if (!stored || !admitsStep(stored, step)) return false;
      return write(account, {
        ...{ status: "dormant", statusAt: at, inactiveSince: since },
        ...writtenOf(step),
      });
    },
  };

  const ends: AccountEnds = {
    async begin(account, { reason, at }) {
      const stored = items.get(account.accountId);
      if (stored?.erasesAt !== account.erasesAt) return false;
      return write(account, { status: "erasing", statusAt: at, eraseReason: reason });
    },
    async noteFarewell(accountId, at) {
      const stored = items.get(accountId);
      if (stored?.status === "erasing") items.set(accountId, { ...stored, farewellSentAt: at });
    },
    async bury({ accountId, accountType, registrationId, termsVersion, createdAt }, { reason, at, step }) {
      const stored = items.get(accountId);
      if (!stored || !admitsStep(stored, step)) return;
      if (items.get(accountId)?.status !== "erasing") return;
      items.delete(accountId);
      const kept = { accountId, accountType, registrationId, termsVersion, createdAt };
      tombstones.set(accountId, {
        ...{ ...kept, status: "erased", erasedAt: at, reason },
        ...writtenOf(step),
      });
    },
  };
  return { sweep, ends };
}
