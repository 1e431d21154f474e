import { beforeEach, describe, expect, it } from "@jest/globals";
import { writtenOf } from "../../../functions/domain/account-event.ts";
import { dynamoAccounts } from "../../../functions/infra/dynamo-accounts.ts";
import { dynamoAddressUndos } from "../../../functions/infra/dynamo-address-undos.ts";
import type { Accounts, AddressUndos } from "../../../functions/use-cases/ports.ts";
import {
  anAccount,
  anAddressChange,
  anUndoneChange,
  aStep,
  type SpecialAccount,
} from "../../../testing/builders.ts";
import { fakeAccounts } from "../../../testing/fakes/accounts.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { ACCOUNTS, db } from "../../../testing/infra/dynamo.ts";

let count = 0;
let accountId = "";
beforeEach(() => {
  count += 1;
  accountId = `undone-${count}`;
});

const step = aStep();
const account = (special: SpecialAccount = {}) => anAccount({ accountId, ...special });

/** Does the same on DynamoDB and in memory, and says what stands there in the end. */
async function onBoth(doing: (store: Accounts, undos: AddressUndos) => Promise<unknown>) {
  const fake = fakeAccounts();
  const onDynamo = dynamoAccounts(db, ACCOUNTS);
  expect(await doing(onDynamo, dynamoAddressUndos(db, ACCOUNTS))).toEqual(await doing(fake.port, fake.undos));
  const stored = await onDynamo.find(accountId);
  expect(stored).toEqual(fake.items.get(accountId));
  return stored;
}

describe("undoing a change of an account's address", () => {
  const emailChange = anAddressChange();
  const { email, previousEmail } = emailChange;

  it("gives the address before back, ends every session and the password, and is done once", async () => {
    const answers: boolean[] = [];
    const undone = anUndoneChange();
    const stored = await onBoth(async (store, undos) => {
      await store.put(account({ email, emailChange, sessionEpoch: 3, openChange: "later" }));
      const undo = (special: Partial<typeof undone>, epoch: number) =>
        undos.undo(accountId, { undone: { ...undone, ...special }, epoch, step });
      answers.push(await undo({ changeId: "another" }, 4), await undo({}, 3), await undo({}, 4));
      answers.push(await undo({}, 5));
      await undos.close(accountId, { changeId: "another", now: NOW });
      expect((await store.find(accountId))?.undoneChange).toEqual(undone);
      await undos.close(accountId, { changeId: undone.changeId, now: NOW });
    });
    const each = [false, false, true, false];
    expect(answers).toEqual([...each, ...each]);
    expect(stored).toEqual(
      account({
        ...{ email: previousEmail, undoneChange: { ...undone, closedAt: NOW } },
        ...{ sessionEpoch: 4, deviceEpoch: 4, passwordChangedAt: undone.undoneAt },
        ...writtenOf(step),
      }),
    );
  });

  it("can stop the account instead, which keeps the change for whoever decides", async () => {
    const undone = anUndoneChange({ state: "frozen" });
    const stored = await onBoth(async (store, undos) => {
      await store.put(account({ email, emailChange }));
      expect(await undos.undo(accountId, { undone, epoch: 1, step })).toBe(true);
      expect(await undos.undo(accountId, { undone, epoch: 2, step })).toBe(false);
    });
    expect(stored).toEqual(
      account({
        ...{ email, emailChange, undoneChange: undone, status: "frozen", statusAt: undone.undoneAt },
        ...{ sessionEpoch: 1, deviceEpoch: 1 },
        ...writtenOf(step),
      }),
    );
  });

  it.each(["dormant", "frozen"] as const)("stops one that is %s, too", async (status) => {
    const undone = anUndoneChange({ state: "frozen" });
    const stored = await onBoth(async (store, undos) => {
      await store.put(account({ email, emailChange, status }));
      expect(await undos.undo(accountId, { undone, epoch: 1, step })).toBe(true);
    });
    expect(stored).toMatchObject({ status: "frozen", statusAt: undone.undoneAt, undoneChange: undone });
  });

  it("stops none that the city has stopped, and nobody", async () => {
    const undone = anUndoneChange({ state: "frozen" });
    const suspended = account({ email, emailChange, status: "suspended" });
    const stored = await onBoth(async (store, undos) => {
      expect(await undos.undo(accountId, { undone, epoch: 1, step })).toBe(false);
      await undos.close(accountId, { changeId: undone.changeId, now: NOW });
      await store.put(suspended);
      expect(await undos.undo(accountId, { undone, epoch: 1, step })).toBe(false);
    });
    expect(stored).toEqual(suspended);
  });
});
