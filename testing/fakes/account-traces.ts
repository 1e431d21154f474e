import type { AccountTraces } from "../../functions/use-cases/ports.ts";

/** What beside the account itself is kept of it, in memory: each by a name that begins with whose it is. */
export const fakeAccountTraces = (
  ofAccounts: readonly Map<string, unknown>[],
  mailRecords: Map<string, unknown>,
): AccountTraces => ({
  async forget({ accountId, emailHmac }) {
    for (const items of ofAccounts) {
      for (const name of items.keys()) {
        if (name.split(" ").includes(accountId)) items.delete(name);
      }
    }
    mailRecords.delete(emailHmac);
  },
});
