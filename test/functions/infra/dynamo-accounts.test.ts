import { beforeEach, describe, expect, it } from "@jest/globals";
import { accountStatuses } from "../../../functions/domain/account.ts";
import { type EventLog, writtenOf } from "../../../functions/domain/account-event.ts";
import { dynamoAccounts } from "../../../functions/infra/dynamo-accounts.ts";
import { PutCommand } from "../../../functions/infra/dynamo-documents.ts";
import type { Accounts } from "../../../functions/use-cases/ports.ts";
import {
  aBusinessForm,
  aBusinessProfile,
  anAccount,
  anAddressChange,
  anIndividualProfile,
  aStep,
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
const stepAt = (at: number, before: EventLog = {}) => aStep(before, { at });
/** The first event after the registration, and what an account has of it. */
const step = aStep();
const announced = writtenOf(step);

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
      await store.updateProfile(account(), corrected, { now: NOW + 5000, step });
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

describe("an account", () => {
  it("whose sessions were ended stays in place of one of a later claim, or they would live again", async () => {
    const stored = await onBoth(async (store) => {
      await store.put(account());
      await store.raiseEpoch(accountId, { epoch: 1 });
      await store.put(account({ updatedAt: NOW + 1, ...corrected }));
    });
    expect(stored).toEqual(account({ sessionEpoch: 1 }));
  });

  it("that was erased is none", async () => {
    const tombstone = { accountId, status: "erased", accountType: "business", erasedAt: NOW };
    await db.send(new PutCommand({ TableName: ACCOUNTS, Item: tombstone }));
    expect(await accounts().find(accountId)).toBeUndefined();
    await accounts().noteSignIn(account(), signIn(1), "sub-2");
    expect(await accounts().raiseEpoch(accountId, { epoch: 1 })).toBe(false);
    expect(await accounts().find(accountId)).toBeUndefined();
  });

  it.each(accountStatuses)("keeps its status %s", async (status) => {
    const stored = await onBoth((store) => store.put(account({ status, statusAt: NOW })));
    expect(stored).toEqual(account({ status, statusAt: NOW }));
  });
});

describe("changing who a business is", () => {
  const change = (changedAt: number) => ({
    ...{ changedAt, effectiveOn: "2026-01-15", reason: "renamed" as const },
    ...{ changed: ["organizationName" as const], before: { organizationName: `before ${changedAt}` } },
  });
  const profile = aBusinessProfile({ organizationName: "かわさき商会" });

  it("stores the profile, and the change behind those before", async () => {
    const earlier = account({ organizationHistory: [change(1)] });
    const stored = await onBoth(async (store) => {
      await store.put(earlier);
      return store.changeOrganization(earlier, profile, { change: change(NOW + 5000), step });
    });
    const organizationHistory = [change(1), change(NOW + 5000)];
    expect(stored).toEqual(account({ profile, updatedAt: NOW + 5000, organizationHistory, ...announced }));
  });

  it("forgets the oldest of more than twenty", async () => {
    const full = account({ organizationHistory: Array.from({ length: 20 }, (_, at) => change(at)) });
    const stored = await onBoth(async (store) => {
      await store.put(full);
      return store.changeOrganization(full, profile, { change: change(NOW), step });
    });
    expect(stored?.organizationHistory?.map(({ changedAt }) => changedAt)).toEqual([
      ...Array.from({ length: 19 }, (_, at) => at + 1),
      NOW,
    ]);
  });

  it("leaves alone what was corrected since it was read", async () => {
    const stored = await onBoth(async (store) => {
      await store.put(account());
      await store.updateProfile(account(), corrected, { now: NOW + 5000, step });
      return store.changeOrganization(account(), profile, { change: change(NOW + 6000), step });
    });
    expect(stored).toEqual(account({ ...corrected, updatedAt: NOW + 5000, ...announced }));
  });

  it("whose answer was lost is done once", async () => {
    await accounts().put(account());
    const lost = loseNextAnswer(db);
    const written = await accounts().changeOrganization(account(), profile, {
      change: change(NOW + 5000),
      step,
    });
    expect(lost.sent()).toBeGreaterThanOrEqual(2);
    expect(written?.organizationHistory).toEqual([change(NOW + 5000)]);
  });
});

const signIn = (at: number) => ({
  at,
  browser: "Chrome",
  os: "Windows",
  country: "Japan",
  region: "Kanagawa",
});

describe("remembering a sign-in", () => {
  it("adds it to those before and corrects the user's id, and leaves the profile's lock alone", async () => {
    const stored = await onBoth(async (store) => {
      await store.put(account());
      await store.noteSignIn(account(), signIn(1), "sub-2");
      await store.noteSignIn(account({ signIns: [signIn(1)], lastSignInAt: 1 }), signIn(2), "sub-2");
    });
    expect(stored).toEqual(account({ userSub: "sub-2", signIns: [signIn(1), signIn(2)], lastSignInAt: 2 }));
  });

  it("forgets the oldest of more than twenty", async () => {
    const twenty = Array.from({ length: 20 }, (_, at) => signIn(at));
    const stored = await onBoth(async (store) => {
      const full = account({ signIns: twenty, lastSignInAt: 19 });
      await store.put(full);
      await store.noteSignIn(full, signIn(20), "sub-1");
    });
    expect(stored?.signIns).toEqual([...twenty.slice(1), signIn(20)]);
  });

  it("loses none that came at the same time", async () => {
    const stored = await onBoth(async (store) => {
      await store.put(account());
      for (const os of ["Mac", "Linux", "iPad"])
        await store.noteSignIn(account(), { ...signIn(7), os }, "sub-1");
    });
    expect(stored?.signIns).toEqual([
      { ...signIn(7), os: "Mac" },
      { ...signIn(8), os: "Linux" },
      { ...signIn(9), os: "iPad" },
    ]);
  });

  it("is done once where the answer was lost", async () => {
    const before = account({ signIns: [signIn(1)], lastSignInAt: 1 });
    await accounts().put(before);
    const lost = loseNextAnswer(db);
    await accounts().noteSignIn(before, signIn(2), "sub-1");
    // Sent again, and read.
    expect(lost.sent()).toBeGreaterThan(0);
    expect((await accounts().find(accountId))?.signIns).toEqual([signIn(1), signIn(2)]);
  });

  /** Others sign in between each of the first readings and the write that follows it. */
  const interrupted = (times: number): Accounts => {
    let left = times;
    return {
      ...accounts(),
      async find(id) {
        const found = await accounts().find(id);
        left -= 1;
        if (left >= 0 && found) await accounts().noteSignIn(found, { ...signIn(1), os: "Mac" }, "sub-1");
        return found;
      },
    };
  };

  it.each([
    [3, true],
    [4, false],
  ])("comes after others who are in front, if they are few: %d and one", async (times, isRemembered) => {
    await accounts().put(account({ signIns: [signIn(1)], lastSignInAt: 1 }));
    await interrupted(times).noteSignIn(account(), { ...signIn(1), os: "iPad" }, "sub-1");
    const systems = (await accounts().find(accountId))?.signIns?.map(({ os }) => os);
    expect(systems).toEqual(["Windows", ...Array(times).fill("Mac"), ...(isRemembered ? ["iPad"] : [])]);
  });

  it("makes no account", async () => {
    expect(await onBoth((store) => store.noteSignIn(account(), signIn(1), "sub-1"))).toBeUndefined();
  });
});

describe("raising an account's epoch", () => {
  it("is done once, never backwards, and leaves the profile's lock alone", async () => {
    const answers: boolean[] = [];
    const stored = await onBoth(async (store) => {
      await store.put(account());
      const raise = (epoch: number) => store.raiseEpoch(accountId, { epoch, passwordChangedAt: NOW + epoch });
      answers.push(await raise(2), await raise(2), await raise(1), await raise(3));
    });
    expect(answers).toEqual([true, false, false, true, true, false, false, true]);
    expect(stored).toEqual(account({ sessionEpoch: 3, passwordChangedAt: NOW + 3 }));
  });

  it("without a password leaves the time of the latest one", async () => {
    const stored = await onBoth(async (store) => {
      await store.put(account({ passwordChangedAt: NOW }));
      await store.raiseEpoch(accountId, { epoch: 1 });
    });
    expect(stored).toEqual(account({ sessionEpoch: 1, passwordChangedAt: NOW }));
  });

  it("revives an account that slept, and refuses where it is none any more", async () => {
    const answers: boolean[] = [];
    const stored = await onBoth(async (store) => {
      await store.put(account({ status: "dormant", statusAt: NOW }));
      const revive = (epoch: number) => store.raiseEpoch(accountId, { epoch, revival: stepAt(NOW + 5000) });
      answers.push(await revive(1), await revive(2));
    });
    expect(answers).toEqual([true, false, true, false]);
    expect(stored).toEqual(
      account({ sessionEpoch: 1, statusAt: NOW + 5000, ...writtenOf(stepAt(NOW + 5000)) }),
    );
  });

  it("of nobody does nothing", async () => {
    expect(await onBoth((store) => store.raiseEpoch(accountId, { epoch: 1 }))).toBeUndefined();
  });
});

describe("changing an account's address", () => {
  const change = anAddressChange({ changeId: "one" });
  const { email, previousEmail } = change;

  it("needs the change to be the one that is open, and is done once", async () => {
    const answers: boolean[] = [];
    const stored = await onBoth(async (store) => {
      await store.put(account({ email: previousEmail, sessionEpoch: 3 }));
      const apply = (changeId: string) =>
        store.changeEmail(account(), { change: { ...change, changeId }, epoch: 4, step });
      answers.push(await apply("one"));
      answers.push(await store.openEmailChange(accountId, { changeId: "one", now: NOW }));
      answers.push(await store.holdEmailChangeOpen(accountId, { changeId: "one", until: NOW + 1 }));
      answers.push(await apply("two"), await apply("one"), await apply("one"));
    });
    const each = [false, true, true, false, true, false];
    expect(answers).toEqual([...each, ...each]);
    expect(stored).toEqual(account({ email, emailChange: change, sessionEpoch: 4, ...announced }));
  });

  it.each<[string, SpecialAccount]>([
    ["has another address meanwhile", { email: "third@example.jp" }],
    ["has had its sessions ended meanwhile", { email: previousEmail, sessionEpoch: 4 }],
  ])("is refused where it %s", async (_, special) => {
    const stored = await onBoth(async (store) => {
      await store.put(account({ ...special, openChange: "one" }));
      expect(await store.changeEmail(account(), { change, epoch: 4, step })).toBe(false);
    });
    expect(stored).toEqual(account({ ...special, openChange: "one" }));
  });

  it("takes the place of one that was begun before, but of none that is being applied, until that is over", async () => {
    const answers: boolean[] = [];
    const stored = await onBoth(async (store) => {
      await store.put(account());
      const open = (changeId: string, now = NOW) => store.openEmailChange(accountId, { changeId, now });
      const hold = (changeId: string) => store.holdEmailChangeOpen(accountId, { changeId, until: NOW + 10 });
      answers.push(await open("one"), await open("two"), await hold("one"), await hold("two"));
      answers.push(await open("three"), await open("three", NOW + 9), await open("two"));
      answers.push(await hold("two"), await open("three", NOW + 10));
    });
    const each = [true, true, false, true, false, false, true, true, true];
    expect(answers).toEqual([...each, ...each]);
    expect(stored).toEqual(account({ openChange: "three" }));
  });

  it("can be given up, by the one that is open alone", async () => {
    const stored = await onBoth(async (store) => {
      await store.put(account({ openChange: "one", openChangeUntil: NOW }));
      await store.closeEmailChange(accountId, "two");
      expect(await store.find(accountId)).toMatchObject({ openChange: "one" });
      await store.closeEmailChange(accountId, "one");
      await store.closeEmailChange(accountId, "one");
    });
    expect(stored).toEqual(account());
  });

  it("of nobody does nothing", async () => {
    const stored = await onBoth(async (store) => {
      expect(await store.openEmailChange(accountId, { changeId: "one", now: NOW })).toBe(false);
      expect(await store.changeEmail(account(), { change, epoch: 1, step })).toBe(false);
    });
    expect(stored).toBeUndefined();
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
      return store.updateProfile(account(), corrected, { now: now, step });
    });
    expect(stored).toEqual(account({ profile: corrected.profile, updatedAt, ...announced }));
  });

  it("that has changed since it was read is refused", async () => {
    await accounts().put(account());
    await accounts().updateProfile(account(), corrected, { now: NOW + 1, step });
    expect(
      await accounts().updateProfile(account(), aBusinessForm(), { now: NOW + 2, step }),
    ).toBeUndefined();
    expect(await accounts().find(accountId)).toMatchObject({ profile: corrected.profile });
  });

  it("that is gone makes none", async () => {
    expect(await accounts().updateProfile(account(), corrected, { now: NOW, step })).toBeUndefined();
    expect(await accounts().find(accountId)).toBeUndefined();
  });

  it("whose answer was lost is known as our own", async () => {
    await accounts().put(account());
    const lost = loseNextAnswer(db);
    const updated = await accounts().updateProfile(account(), corrected, { now: NOW + 1, step });
    expect(lost.sent()).toBeGreaterThanOrEqual(2);
    expect(updated).toEqual(account({ profile: corrected.profile, updatedAt: NOW + 1, ...announced }));
  });

  it("takes an optional field away with its value", async () => {
    await accounts().put(account());
    const { department: _, ...without } = aBusinessProfile();
    // What a contract makes of a blank field: a member without a value.
    const blank = aBusinessForm({ department: undefined });
    await accounts().updateProfile(account(), blank, { now: NOW + 1, step });
    expect((await accounts().find(accountId))?.profile).toEqual(without);
  });
});

it("an account that is damaged is not believed", async () => {
  const Item = { ...account(), email: 1 };
  await db.send(new PutCommand({ TableName: ACCOUNTS, Item }));
  await expect(accounts().find(accountId)).rejects.toThrow();
});

describe("agreeing to another version of the terms", () => {
  const agreed = { version: "4", sha256: "f00d", acceptedAt: NOW + 1000 };

  it("keeps what was agreed to before, and leaves the profile's own time alone", async () => {
    const stored = await onBoth(async (store) => {
      await store.put(account());
      return store.acceptTerms(account(), agreed, step);
    });
    expect(stored).toEqual({
      ...account(announced),
      ...{ termsVersion: "4", termsSha256: "f00d", termsAcceptedAt: NOW + 1000 },
      termsHistory: [{ version: "3", sha256: "5ca1ab1e", acceptedAt: account().createdAt }],
    });
  });

  it("is done once, from however many tabs", async () => {
    const stored = await onBoth(async (store) => {
      await store.put(account());
      await store.acceptTerms(account(), agreed, step);
      return store.acceptTerms(account(), { ...agreed, acceptedAt: NOW + 2000 }, step);
    });
    expect(stored).toMatchObject({ termsAcceptedAt: NOW + 1000, termsHistory: [{ version: "3" }] });
  });

  it("remembers every version in turn", async () => {
    const stored = await onBoth(async (store) => {
      await store.put(account());
      const once = await store.acceptTerms(account(), agreed, step);
      return (
        once && store.acceptTerms(once, { version: "5", sha256: "beef", acceptedAt: NOW + 3000 }, aStep(once))
      );
    });
    expect(stored?.termsHistory).toEqual([
      { version: "3", sha256: "5ca1ab1e", acceptedAt: account().createdAt },
      { version: "4", sha256: "f00d", acceptedAt: NOW + 1000 },
    ]);
  });

  it.each<[string, (store: ReturnType<typeof accounts>) => Promise<unknown>]>([
    ["of nobody", async () => {}],
    [
      "after another one was agreed to meanwhile",
      async (store) => {
        await store.put(account());
        await store.acceptTerms(account(), { ...agreed, version: "5" }, step);
      },
    ],
  ])("%s changes nothing", async (_, before) => {
    await onBoth(async (store) => {
      await before(store);
      expect(await store.acceptTerms(account(), agreed, step)).toBeUndefined();
    });
  });

  it("whose answer was lost is done", async () => {
    await accounts().put(account());
    loseNextAnswer(db);
    expect(await accounts().acceptTerms(account(), agreed, step)).toMatchObject({ termsVersion: "4" });
    expect((await accounts().find(accountId))?.termsHistory).toHaveLength(1);
  });
});

describe("the wish for an account's end", () => {
  const wish = { at: NOW + 1000, erasesAt: NOW + 2000, reason: "other" } as const;
  const changed = (undoUntil: number) => ({
    ...{ changeId: "change", previousEmail: "old@example.jp", email: "new@example.jp" },
    ...{ changedAt: NOW, undoUntil },
  });

  it.each<[string, SpecialAccount, boolean]>([
    ["of one in use", {}, true],
    ["of one that is named active", { status: "active" }, true],
    ["of one whose end is asked for", { status: "withdrawing" }, false],
    ["of one that is stopped", { status: "suspended" }, false],
    ["of one that sleeps", { status: "dormant" }, false],
    ["of one whose change of address can be undone", { emailChange: changed(wish.at + 1) }, false],
    ["of one whose change of address can't be undone any more", { emailChange: changed(wish.at) }, true],
  ])("%s is noted: %s %s", async (_, special, isNoted) => {
    const before = account(special);
    const stored = await onBoth(async (store) => {
      await store.put(before);
      const done = await store.requestWithdrawal(before, wish, step);
      expect(done).toBe(isNoted);
    });
    const noted = {
      status: "withdrawing",
      statusAt: wish.at,
      erasesAt: wish.erasesAt,
      withdrawalReason: "other",
      ...announced,
    };
    expect(stored).toEqual(isNoted ? { ...before, ...noted } : before);
  });

  it("of nobody is not noted", async () => {
    await onBoth((store) => store.requestWithdrawal(account(), wish, step));
    expect(await accounts().find(accountId)).toBeUndefined();
  });

  it("is taken back, and again", async () => {
    const stored = await onBoth(async (store) => {
      await store.put(account());
      await store.requestWithdrawal(account(), wish, step);
      expect(await store.cancelWithdrawal(accountId, stepAt(NOW + 1500, announced))).toBe(true);
      return store.cancelWithdrawal(accountId, stepAt(NOW + 1600));
    });
    expect(stored).toEqual(account({ statusAt: NOW + 1500, ...writtenOf(stepAt(NOW + 1500, announced)) }));
  });

  it.each<[string, SpecialAccount]>([
    ["one that is stopped", { status: "suspended" }],
    ["one that sleeps", { status: "dormant" }],
  ])("is not taken back of %s", async (_, special) => {
    await onBoth(async (store) => {
      await store.put(account(special));
      expect(await store.cancelWithdrawal(accountId, step)).toBe(false);
    });
  });

  it.each<[string, number, boolean]>([
    ["as it was read", wish.erasesAt, true],
    ["unless it was asked for anew since", wish.erasesAt + 1, false],
  ])("is put off %s", async (_, erasesAt, isDone) => {
    const stored = await onBoth(async (store) => {
      await store.put(account());
      await store.requestWithdrawal(account(), wish, step);
      expect(await store.postponeWithdrawal(account({ erasesAt }), NOW + 9000, aStep(announced))).toBe(
        isDone,
      );
    });
    expect(stored?.erasesAt).toBe(isDone ? NOW + 9000 : wish.erasesAt);
  });

  it("whose answer was lost is noted, and taken back, once", async () => {
    await accounts().put(account());
    loseNextAnswer(db);
    expect(await accounts().requestWithdrawal(account(), wish, step)).toBe(true);
    loseNextAnswer(db);
    expect(await accounts().cancelWithdrawal(accountId, aStep(announced))).toBe(true);
  });
});

describe("the revival of an account", () => {
  it.each<[string, SpecialAccount, boolean]>([
    ["that sleeps", { status: "dormant", statusAt: NOW - 1, inactiveSince: NOW - 2 }, true],
    ["that is in use", {}, true],
    ["that is named active", { status: "active" }, true],
    ["whose end is asked for", { status: "withdrawing" }, false],
    ["that is stopped", { status: "suspended" }, false],
    ["that is disputed", { status: "frozen" }, false],
    ["whose end has begun", { status: "erasing" }, false],
  ])("%s is done: %s %s", async (_, special, isInUse) => {
    const before = account(special);
    const stored = await onBoth(async (store) => {
      await store.put(before);
      expect(await store.revive(accountId, stepAt(NOW + 1000))).toBe(isInUse);
      expect(await store.revive(accountId, stepAt(NOW + 2000))).toBe(isInUse);
    });
    const { status, ...awake } = before;
    expect(stored).toEqual(
      status === "dormant" ? { ...awake, statusAt: NOW + 1000, ...writtenOf(stepAt(NOW + 1000)) } : before,
    );
  });

  it("of nobody is none", async () => {
    await onBoth(async (store) => expect(await store.revive(accountId, stepAt(NOW))).toBe(false));
    expect(await accounts().find(accountId)).toBeUndefined();
  });

  it("whose answer was lost is done", async () => {
    await accounts().put(account({ status: "dormant" }));
    loseNextAnswer(db);
    expect(await accounts().revive(accountId, stepAt(NOW))).toBe(true);
    expect(await accounts().find(accountId)).not.toHaveProperty("status");
  });
});
