import { beforeEach, describe, expect, it } from "@jest/globals";
import { writtenOf } from "../../../functions/domain/account-event.ts";
import { dynamoAccounts } from "../../../functions/infra/dynamo-accounts.ts";
import { dynamoHandovers } from "../../../functions/infra/dynamo-handovers.ts";
import type { Accounts, Handovers } from "../../../functions/use-cases/ports.ts";
import {
  anAccount,
  anAddressChange,
  aStep,
  aSuccessor,
  type SpecialAccount,
} from "../../../testing/builders.ts";
import { fakeAccounts } from "../../../testing/fakes/accounts.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { ACCOUNTS, db } from "../../../testing/infra/dynamo.ts";

let count = 0;
let accountId = "";
beforeEach(() => {
  count += 1;
  accountId = `handed-over-${count}`;
});

const account = (special: SpecialAccount = {}) => anAccount({ accountId, ...special });
const anInvitation = (special: object = {}) => ({
  ...{ handoverId: "one", email: "jiro@example.jp", invitedAt: NOW, expiresAt: NOW + 10 },
  ...special,
});

/** Does the same on DynamoDB and in memory, and says what stands there in the end, and what was answered. */
async function onBoth(doing: (store: Accounts, handovers: Handovers) => Promise<boolean[]>) {
  const fake = fakeAccounts();
  const onDynamo = dynamoAccounts(db, ACCOUNTS);
  const answers = await doing(onDynamo, dynamoHandovers(db, ACCOUNTS));
  expect(await doing(fake.port, fake.handovers)).toEqual(answers);
  const stored = await onDynamo.find(accountId);
  expect(stored).toEqual(fake.items.get(accountId));
  return { stored, answers };
}

describe("an invitation to take an account over", () => {
  it("takes the place of one that is over, or of one to the same address, and of no other", async () => {
    const { stored, answers } = await onBoth(async (store, handovers) => {
      await store.put(account());
      const invite = (special: object) => handovers.invite(accountId, anInvitation(special));
      return [
        await invite({}),
        await invite({ handoverId: "two", email: "other@example.jp" }),
        await invite({ expiresAt: NOW + 20 }),
        await invite({ handoverId: "two", email: "other@example.jp", invitedAt: NOW + 20 }),
      ];
    });
    expect(answers).toEqual([true, false, true, true]);
    expect(stored?.handover).toMatchObject({ handoverId: "two", email: "other@example.jp" });
  });

  it("is withdrawn by its id, unless it is being accepted", async () => {
    const { stored, answers } = await onBoth(async (store, handovers) => {
      await store.put(account({ handover: anInvitation() }));
      const hold = (changeId: string, now = NOW) =>
        handovers.holdOpen(accountId, { changeId, until: NOW + 5, now });
      const withdraw = (handoverId: string, now = NOW) => handovers.withdraw(accountId, { handoverId, now });
      return [
        ...[await withdraw("two"), await hold("two"), await hold("one"), await hold("one")],
        ...[await withdraw("one"), await withdraw("one", NOW + 5), await withdraw("one", NOW + 5)],
        await hold("one", NOW + 5),
      ];
    });
    expect(answers).toEqual([false, false, true, true, false, true, false, false]);
    expect(stored?.handover).toBeUndefined();
  });

  it("is not accepted while a change of address is being applied", async () => {
    const { answers } = await onBoth(async (store, handovers) => {
      await store.put(account({ handover: anInvitation(), openChange: "c", openChangeUntil: NOW + 1 }));
      const hold = (now: number) => handovers.holdOpen(accountId, { changeId: "one", until: NOW + 5, now });
      return [await hold(NOW), await hold(NOW + 1)];
    });
    expect(answers).toEqual([false, true]);
  });

  it("of nobody does nothing", async () => {
    const { stored, answers } = await onBoth(async (_, handovers) => [
      await handovers.invite(accountId, anInvitation()),
      await handovers.withdraw(accountId, { handoverId: "one", now: NOW }),
      await handovers.holdOpen(accountId, { changeId: "one", until: NOW, now: NOW }),
    ]);
    expect(answers).toEqual([false, false, false]);
    expect(stored).toBeUndefined();
  });
});

describe("handing an account over", () => {
  const step = aStep();
  const change = anAddressChange({ changeId: "one", handedOver: "with-password" });
  const { email, previousEmail } = change;
  const open = { email: previousEmail, handover: anInvitation(), openChange: "one", sessionEpoch: 3 };

  it.each([undefined, "経理部"])(
    "changes address, contact and terms, and is done once (%s)",
    async (department) => {
      const successor = aSuccessor(department === undefined ? {} : { department });
      const { stored, answers } = await onBoth(async (store, handovers) => {
        await store.put(account(open));
        const handOver = (epoch: number) =>
          handovers.handOver(account(open), { change, epoch, step, successor });
        return [await handOver(3), await handOver(4), await handOver(5)];
      });
      expect(answers).toEqual([false, true, false]);
      expect(stored).toMatchObject({
        ...{
          email,
          emailChange: change,
          sessionEpoch: 4,
          deviceEpoch: 4,
          passwordChangedAt: change.changedAt,
        },
        ...{ termsVersion: successor.terms.version, termsAcceptedAt: successor.terms.acceptedAt },
        profile: { contact: successor.contact, phone: successor.phone },
        ...writtenOf(step),
      });
      expect(new Map(Object.entries(stored?.profile ?? {})).get("department")).toBe(department);
      expect(stored?.handover).toBeUndefined();
    },
  );

  it.each<[string, SpecialAccount]>([
    ["has another address meanwhile", { ...open, email: "third@example.jp" }],
    ["has another open change", { ...open, openChange: "two" }],
    ["has agreed to other terms meanwhile", { ...open, termsVersion: "9" }],
  ])("is refused where it %s", async (_, special) => {
    const { answers } = await onBoth(async (store, handovers) => {
      await store.put(account(special));
      return [await handovers.handOver(account(open), { change, epoch: 4, step, successor: aSuccessor() })];
    });
    expect(answers).toEqual([false]);
  });
});
