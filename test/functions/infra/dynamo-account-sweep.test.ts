import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import type { SweptAccount } from "../../../functions/domain/dormancy.ts";
import { dynamoAccountSweep } from "../../../functions/infra/dynamo-account-sweep.ts";
import { dynamoAccounts } from "../../../functions/infra/dynamo-accounts.ts";
import { dynamo } from "../../../functions/infra/dynamo-client.ts";
import { DeleteCommand, PutCommand } from "../../../functions/infra/dynamo-documents.ts";
import { anAccount, aStep, type SpecialAccount } from "../../../testing/builders.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { ACCOUNTS, db } from "../../../testing/infra/dynamo.ts";

const sleeping = {
  accountId: "sleeping",
  createdAt: NOW,
  lastSignInAt: NOW + 1,
  status: "dormant",
  ...{ statusAt: NOW + 2, inactiveSince: NOW + 1, erasesAt: NOW + 9 },
  notice: { stage: 1, since: NOW + 1, at: NOW + 2 },
  ...{ eventSequence: 2, eventLog: [aStep().event] },
} satisfies SpecialAccount;
const inUse = { accountId: "in-use", createdAt: NOW };
const tombstones = ["erased-1", "erased-2"].map((accountId) => ({ accountId, status: "erased" }));

let logged: unknown[][];
beforeEach(async () => {
  logged = [];
  jest.spyOn(console, "error").mockImplementation((...said) => {
    logged.push(said);
  });
  for (const special of [sleeping, inUse]) await dynamoAccounts(db, ACCOUNTS).put(anAccount(special));
  for (const Item of tombstones) await db.send(new PutCommand({ TableName: ACCOUNTS, Item }));
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** All pages, one after another, by a client that may read what is not the latest, as the sweep does. */
async function swept(limit: number) {
  const client = dynamo();
  const sweep = dynamoAccountSweep(client, ACCOUNTS);
  const found: { accounts: SweptAccount[]; erased: number; pages: number } = {
    ...{ accounts: [], erased: 0, pages: 0 },
  };
  let after: string | undefined;
  do {
    const page = await sweep.page(after, limit);
    expect(page.accounts.length + page.erased).toBeLessThanOrEqual(limit);
    found.accounts.push(...page.accounts);
    found.erased += page.erased;
    found.pages += 1;
    after = page.last;
  } while (after !== undefined);
  client.destroy();
  found.accounts.sort((a, b) => a.accountId.localeCompare(b.accountId));
  return found;
}

describe("the sweep's pages", () => {
  it.each([1, 3, 50])(
    "of %d have every account once, with what the sweep judges by alone, and count the erased",
    async (limit) => {
      const { accounts, erased, pages } = await swept(limit);
      expect({ accounts, erased }).toEqual({ accounts: [inUse, sleeping], erased: 2 });
      expect(pages).toBeGreaterThanOrEqual(Math.ceil(4 / limit));
      expect(logged).toEqual([]);
    },
  );

  it.each<[string, object]>([
    ["createdAt", { createdAt: undefined }],
    ["lastSignInAt", { lastSignInAt: "x" }],
    ["status", { status: "lost" }],
    ["statusAt", { statusAt: "x" }],
    ["inactiveSince", { inactiveSince: "x" }],
    ["notice", { notice: { stage: 1 } }],
    ["erasesAt", { erasesAt: "x" }],
    ["eventLog", { eventLog: "x" }],
  ])("report an account whose %s is damaged, and have the others", async (_, damage) => {
    const Item = { ...anAccount({ accountId: "damaged" }), ...damage };
    await db.send(new PutCommand({ TableName: ACCOUNTS, Item }));
    const { accounts, erased } = await swept(50);
    expect({ accounts, erased }).toEqual({ accounts: [inUse, sleeping], erased: 2 });
    expect(logged).toEqual([[{ event: "sweep.unreadable", accountId: "damaged" }]]);
    await db.send(new DeleteCommand({ TableName: ACCOUNTS, Key: { accountId: "damaged" } }));
  });
});
