import { isDeepStrictEqual } from "node:util";
import type { LatestNotice } from "../../functions/domain/notice.ts";
import type { Notices } from "../../functions/use-cases/ports.ts";
import { asStored } from "./as-stored.ts";

/** The latest notices of accounts, in memory. */
export function fakeNotices() {
  const items = new Map<string, LatestNotice>();
  const port: Notices = {
    async find(kind, accountId) {
      return items.get(`${kind} ${accountId}`);
    },
    async follow(kind, accountId, latest, next) {
      if (!isDeepStrictEqual(items.get(`${kind} ${accountId}`), latest)) return false;
      items.set(`${kind} ${accountId}`, asStored(next));
      return true;
    },
  };
  return { items, port };
}
