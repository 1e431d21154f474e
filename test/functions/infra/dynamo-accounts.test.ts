import { beforeEach, describe, expect, it } from "@jest/globals";
import { dynamoAccounts } from "../../../functions/infra/dynamo-accounts.ts";
import { PutCommand } from "../../../functions/infra/dynamo-documents.ts";
import {
  aBusinessForm,
  aBusinessProfile,
  anAccount,
  anIndividualProfile,
  type SpecialAccount,
} from "../../../testing/builders.ts";
import { fakeAccounts } from "../../../testing/fakes/accounts.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { ACCOUNTS, db, loseNextAnswer } from "../../../testing/infra/dynamo.ts";

let count = 0;
let accountId = "";
beforeEach(() => {
  count += 1;
  accountId = `account-${count}`;
});

const accounts = () => dynamoAccounts(db, ACCOUNTS);
const account = (special: SpecialAccount = {}) => anAccount({ accountId, ...special });
const corrected = aBusinessForm({ department: "経理部" });

/** Does the same on DynamoDB and in memory, and says what stands there in the end. */
async function onBoth(doing: (store: ReturnType<typeof accounts>) => Promise<unknown>) {
  const fake = fakeAccounts();
  expect(await doing(accounts())).toEqual(await doing(fake.port));
  const stored = await accounts().find(accountId);
  expect(stored).toEqual(fake.items.get(accountId));
  return stored;
}

describe("putting an account", () => {
  it.each<[string, SpecialAccount]>([
    ["of a business", {}],
    ["of a person", { accountType: "individual", profile: anIndividualProfile(), language: "en" }],
  ])("%s keeps it as it is", async (_, special) => {
    expect(await onBoth((store) => store.put(account(special)))).toEqual(account(special));
  });

  it.each<[string, number, boolean]>([
    ["of the same claim", NOW, false],
    ["of an earlier claim", NOW - 1, false],
    ["of a later claim", NOW + 1, true],
  ])("%s again takes its place: %s", async (_, updatedAt, replaces) => {
    const again = account({ updatedAt, profile: corrected.profile });
    const stored = await onBoth(async (store) => {
      await store.put(account());
      await store.put(again);
    });
    expect(stored).toEqual(replaces ? again : account());
  });

  it("again leaves what was corrected since", async () => {
    const stored = await onBoth(async (store) => {
      await store.put(account());
      await store.updateProfile(account(), corrected, NOW + 5000);
      await store.put(account());
    });
    expect(stored).toMatchObject({ profile: corrected.profile, updatedAt: NOW + 5000 });
  });

  it("whose answer was lost is done once", async () => {
    const lost = loseNextAnswer(db);
    await accounts().put(account());
    expect(lost.sent()).toBe(1);
    expect(await accounts().find(accountId)).toEqual(account());
  });
});

describe("correcting an account", () => {
  it.each([
    ["later", NOW + 5000, NOW + 5000],
    ["in the same instant", NOW, NOW + 1],
    ["by a clock that is behind", NOW - 5000, NOW + 1],
  ])("%s moves its time on", async (_, now, updatedAt) => {
    const stored = await onBoth(async (store) => {
      await store.put(account());
      return store.updateProfile(account(), corrected, now);
    });
    expect(stored).toEqual(account({ profile: corrected.profile, updatedAt }));
  });

  it("that has changed since it was read is refused", async () => {
    await accounts().put(account());
    await accounts().updateProfile(account(), corrected, NOW + 1);
    expect(await accounts().updateProfile(account(), aBusinessForm(), NOW + 2)).toBeUndefined();
    expect(await accounts().find(accountId)).toMatchObject({ profile: corrected.profile });
  });

  it("that is gone makes none", async () => {
    expect(await accounts().updateProfile(account(), corrected, NOW)).toBeUndefined();
    expect(await accounts().find(accountId)).toBeUndefined();
  });

  it("whose answer was lost is known as our own", async () => {
    await accounts().put(account());
    const lost = loseNextAnswer(db);
    const updated = await accounts().updateProfile(account(), corrected, NOW + 1);
    expect(lost.sent()).toBeGreaterThanOrEqual(2);
    expect(updated).toEqual(account({ profile: corrected.profile, updatedAt: NOW + 1 }));
  });

  it("takes an optional field away with its value", async () => {
    await accounts().put(account());
    const { department: _, ...without } = aBusinessProfile();
    // What a contract makes of a blank field: a member without a value.
    const blank = aBusinessForm({ department: undefined });
    await accounts().updateProfile(account(), blank, NOW + 1);
    expect((await accounts().find(accountId))?.profile).toEqual(without);
  });
});

it("an account that is damaged is not believed", async () => {
  const Item = { ...account(), email: 1 };
  await db.send(new PutCommand({ TableName: ACCOUNTS, Item }));
  await expect(accounts().find(accountId)).rejects.toThrow();
});
