import type { FailedSignIns } from "../../functions/use-cases/ports.ts";

/** Addresses that sign-ins keep failing for, in memory. */
export function fakeFailedSignIns() {
  const items = new Map<string, string>();
  const port: FailedSignIns = {
    async remember(ref, email) {
      items.set(ref, email);
    },
    async emailOf(ref) {
      return items.get(ref);
    },
  };
  return { items, port };
}
