import { beforeEach, describe, expect, it } from "@jest/globals";
import { writtenOf } from "../../../functions/domain/account-event.ts";
import { dynamoAccountEnds } from "../../../functions/infra/dynamo-account-ends.ts";
import { dynamoAccountSweep } from "../../../functions/infra/dynamo-account-sweep.ts";
import { dynamoAccounts } from "../../../functions/infra/dynamo-accounts.ts";
import { GetCommand } from "../../../functions/infra/dynamo-documents.ts";
import type { AccountEnds, AccountSweep, Accounts } from "../../../functions/use-cases/ports.ts";
import { anAccount, aStep, type SpecialAccount } from "../../../testing/builders.ts";
import { fakeAccountLife } from "../../../testing/fakes/account-life.ts";
import { fakeAccounts } from "../../../testing/fakes/accounts.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { ACCOUNTS, db, loseNextAnswer } from "../../../testing/infra/dynamo.ts";

let count = 0;
let accountId = "";
beforeEach(() => {
  count += 1;
  accountId = `account-${count}`;
});

interface Stores {
  readonly accounts: Accounts;
  readonly sweep: AccountSweep;
  readonly ends: AccountEnds;
}
const stores = (): Stores => ({
  accounts: dynamoAccounts(db, ACCOUNTS),
  sweep: dynamoAccountSweep(db, ACCOUNTS),
  ends: dynamoAccountEnds(db, ACCOUNTS),
});
const account = (special: SpecialAccount = {}) => anAccount({ accountId, ...special });
const step = aStep();
const notice = { stage: 1, since: NOW - 1, at: NOW };
const asleep = { status: "dormant", statusAt: NOW, inactiveSince: NOW - 2 } as const;

/** Does the same on DynamoDB and in memory, and says what stands there in the end. */
async function onBoth(doing: (on: Stores) => Promise<unknown>) {
  const fake = fakeAccounts();
  const life = fakeAccountLife(fake.items, fake.tombstones);
  expect(await doing(stores())).toEqual(await doing({ accounts: fake.port, ...life }));
  const stored = await stores().accounts.find(accountId);
  expect(stored).toEqual(fake.items.get(accountId));
  return stored;
}

describe("what the sweep writes", () => {
  it.each<[string, SpecialAccount]>([
    ["nobody ever signed in to", {}],
    ["somebody signed in to", { lastSignInAt: NOW - 9 }],
    ["was revived", { lastSignInAt: NOW - 9, statusAt: NOW - 3 }],
  ])("is written to an account that %s", async (_, special) => {
    const read = account(special);
    const stored = await onBoth(async ({ accounts, sweep }) => {
      await accounts.put(read);
      return [
        await sweep.noteNotice(read, notice),
        await sweep.makeDormant(read, { since: NOW - 2, at: NOW, step }),
        await sweep.makeDormant(read, { since: NOW - 2, at: NOW + 1, step }),
      ];
    });
    expect(stored).toMatchObject({ ...read, ...asleep, notice, ...writtenOf(step) });
  });

  it.each<[string, SpecialAccount, SpecialAccount]>([
    ["signed in to", { lastSignInAt: NOW - 9 }, { lastSignInAt: NOW }],
    ["signed in to for the first time", {}, { lastSignInAt: NOW }],
    ["revived", asleep, { statusAt: NOW + 1 }],
    ["stopped", {}, { status: "suspended", statusAt: NOW }],
    ["changed twice in how it stands", asleep, { ...asleep, statusAt: NOW + 1 }],
  ])("is not written to one that was %s since it was read", async (_, before, now) => {
    const stored = await onBoth(async ({ accounts, sweep }) => {
      await accounts.put(account(now));
      const read = account(before);
      return [
        await sweep.noteNotice(read, notice),
        await sweep.makeDormant(read, { since: NOW - 2, at: NOW, step }),
      ];
    });
    expect(stored).toEqual(account(now));
  });

  it("is not written beside an event that the account has had since it was read", async () => {
    const stored = await onBoth(async ({ accounts, sweep }) => {
      await accounts.put(account({ eventSequence: 7 }));
      return [
        await sweep.makeDormant(account(), { since: NOW - 2, at: NOW, step }),
        await sweep.makeDormant(account(), { since: NOW - 2, at: NOW, step: aStep({ eventSequence: 6 }) }),
      ];
    });
    expect(stored).toEqual(account({ eventSequence: 7 }));
  });

  it("is written once, though the answer was lost", async () => {
    const { accounts, sweep } = stores();
    await accounts.put(account());
    const lost = loseNextAnswer(db);
    expect(await sweep.makeDormant(account(), { since: NOW - 2, at: NOW, step })).toBe(true);
    expect(lost.sent()).toBeGreaterThan(1);
    expect(await accounts.find(accountId)).toMatchObject({ ...asleep, ...writtenOf(step) });
  });
});

describe("when an owner wants a mail about a sign-in", () => {
  it("stands on the account, and on none that is not there", async () => {
    const stored = await onBoth(async ({ accounts }) => {
      await accounts.put(account());
      return [
        await accounts.chooseSignInNotice(accountId, "always"),
        await accounts.chooseSignInNotice("no-such-account", "always"),
      ];
    });
    expect(stored).toEqual(account({ signInNotice: "always" }));
  });
});

describe("the end of an account", () => {
  it("begins, is noted, and leaves nothing personal", async () => {
    const read = account(asleep);
    await onBoth(async ({ accounts, ends }) => {
      await accounts.put(read);
      const begun = await ends.begin(read, { reason: "dormant", at: NOW + 5 });
      await ends.noteFarewell(accountId, NOW + 6);
      const found = await accounts.find(accountId);
      expect(found).toMatchObject({
        ...{ status: "erasing", statusAt: NOW + 5, eraseReason: "dormant", farewellSentAt: NOW + 6 },
      });
      await ends.bury(read, { reason: "dormant", at: NOW + 7, step });
      await ends.bury(read, { reason: "dormant", at: NOW + 8, step });
      await ends.noteFarewell(accountId, NOW + 9);
      return [begun, await accounts.find(accountId)];
    });
    const command = new GetCommand({ TableName: ACCOUNTS, Key: { accountId }, ConsistentRead: true });
    expect((await db.send(command)).Item).toEqual({
      ...{ accountId, status: "erased", erasedAt: NOW + 7, reason: "dormant" },
      accountType: read.accountType,
      registrationId: read.registrationId,
      termsVersion: read.termsVersion,
      createdAt: read.createdAt,
      ...writtenOf(step),
    });
  });

  it.each<[string, SpecialAccount]>([
    ["was signed in to", { ...asleep, lastSignInAt: NOW }],
    ["is in use again", {}],
    ["has another day for it", { ...asleep, erasesAt: NOW }],
  ])("does not begin where it %s since it was read", async (_, now) => {
    await onBoth(async ({ accounts, ends }) => {
      await accounts.put(account(now));
      return ends.begin(account(asleep), { reason: "dormant", at: NOW });
    });
  });

  it("buries nobody whose end has not begun", async () => {
    const stored = await onBoth(async ({ accounts, ends }) => {
      await accounts.put(account(asleep));
      await ends.noteFarewell(accountId, NOW);
      await ends.bury(account(asleep), { reason: "dormant", at: NOW, step });
    });
    expect(stored).toEqual(account(asleep));
  });
});
