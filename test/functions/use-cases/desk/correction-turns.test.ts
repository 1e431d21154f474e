/** What a delivery of the follow-up finds of a correction: at work, ended by another, overtaken, or half done. */
import { describe, expect, it } from "@jest/globals";
import type { Account } from "../../../../functions/domain/account.ts";
import { CLAIM_LEASE_MS } from "../../../../functions/domain/code-flow.ts";
import { EMAIL_CHANGE_LOOK_DELAY_SECONDS } from "../../../../functions/domain/email-change.ts";
import { correctAddress } from "../../../../functions/use-cases/desk/correct-address.ts";
import { correcting, LOST, RIGHT } from "../../../../testing/use-cases/correction.ts";
import { granted, PASSWORD } from "../../../../testing/use-cases/setup.ts";

/** Approved, with nothing in the queue: the test itself is the delivery. */
async function approved(status?: "frozen" | "dormant") {
  const all = await correcting();
  const { world, accountId } = all;
  const account = (): Account => {
    const found = world.accounts.get(accountId);
    if (!found) throw new Error("the account is gone");
    return found;
  };
  const change = (changes: Partial<Account>) => {
    // Of the same type of profile.
    world.accounts.set(accountId, { ...account(), ...changes } as Account);
  };
  if (status) change({ status });
  const { proposalId } = await all.confirmed();
  granted(await all.approve());
  world.followUps.clear();
  world.audited.length = 0;
  const { changeId = "" } = account().proposal?.correction ?? {};
  const message = { accountId, proposalId };
  return {
    ...{ world, accountId, proposalId, changeId, account, change, message },
    deliver: (special: Partial<typeof world.dependencies> = {}) =>
      correctAddress({ ...world.dependencies, ...special }, message),
    takenByAnother: () => world.completed({ email: RIGHT, clientIp: "192.0.2.7" }),
    passwordAt: (email: string) => world.users.get(email)?.password,
    recorded: () => world.audited.filter(({ event }) => event.startsWith("desk.")),
  };
}

type Approved = Awaited<ReturnType<typeof approved>>;

/** Soon after a change, the directory may not find the user by the new address. */
const findsNobody = ({ world }: Approved) => ({
  users: { ...world.dependencies.users, find: async () => undefined },
});

const ended = ({ accountId, changeId }: Approved, detail: string) => ({
  ...{ event: "desk.rejected", outcome: "failure", detail: `correct-address:${detail}` },
  ...{ reason: "lost-mailbox", ticket: "T-1", accountId, flowId: changeId },
});
const executed = ({ accountId, changeId }: Approved) => ({
  ...{ event: "desk.executed", outcome: "success", detail: "correct-address" },
  ...{ reason: "lost-mailbox", ticket: "T-1", accountId, flowId: changeId },
});

describe("a message about a correction", () => {
  it("is settled by what it asks for, once, under the ticket of the proposal", async () => {
    const all = await approved();
    expect(await all.deliver()).toBe("settled");
    expect(all.account()).toMatchObject({ email: RIGHT, proposal: { state: "executed" } });
    expect(all.recorded()).toEqual([executed(all)]);
    expect(await all.deliver()).toBe("settled");
    expect(all.recorded()).toHaveLength(1);
  });

  it.each<[string, (all: Approved) => unknown]>([
    ["an account that was erased", ({ world }) => world.accounts.clear()],
    ["an account without a proposal", ({ change }) => change({ proposal: undefined } as object)],
    [
      "a proposal in whose place another came",
      ({ account, change }) => {
        const { proposal } = account();
        if (proposal) change({ proposal: { ...proposal, proposalId: "account.another" } });
      },
    ],
    [
      "a proposal of something else",
      ({ account, change }) => {
        const { correction: _, ...proposal } = account().proposal ?? {};
        change({ proposal } as object);
      },
    ],
  ])("does nothing about %s", async (_, happens) => {
    const all = await approved();
    await happens(all);
    expect(await all.deliver()).toBe("settled");
    expect(all.passwordAt(LOST)).toBe(PASSWORD);
    expect(all.world.emailChanges.size).toBe(0);
    expect(all.world.audited).toEqual([]);
  });

  it("that finds another at work asks for a look after the lease, and leaves the work alone", async () => {
    const all = await approved();
    const { world, deliver, message } = all;
    world.faults.failNext("users.changeEmail", "before");
    await expect(deliver()).rejects.toThrow();
    expect(await deliver()).toBe("settled");
    expect(world.followUps.messages()).toEqual([{ kind: "correction", ...message }]);
    expect(all.account()).toMatchObject({ email: LOST, proposal: { state: "approved" } });
    expect(all.recorded()).toEqual([]);
    world.clock.advance(EMAIL_CHANGE_LOOK_DELAY_SECONDS * 1000 - 1);
    await world.deliverFollowUps();
    expect(all.account().email).toBe(LOST);
    world.clock.advance(1);
    await world.deliverFollowUps();
    expect(all.account()).toMatchObject({ email: RIGHT, proposal: { state: "executed" } });
  });

  it("takes the work over as soon as its lease is over, and no earlier", async () => {
    const { world, deliver, account } = await approved();
    world.faults.failNext("users.changeEmail", "before");
    await expect(deliver()).rejects.toThrow();
    world.clock.advance(CLAIM_LEASE_MS - 1);
    expect(await deliver()).toBe("settled");
    expect(account().email).toBe(LOST);
    world.clock.advance(1);
    expect(await deliver()).toBe("settled");
    expect(account().email).toBe(RIGHT);
  });

  it("comes again while the owner's own change of address is being applied", async () => {
    const { world, deliver, account, change } = await approved();
    change({ openChange: "own", openChangeUntil: world.clock() + 60_000 });
    expect(await deliver()).toBe("too-early");
    expect(account()).toMatchObject({ email: LOST, openChange: "own", proposal: { state: "approved" } });
    expect(world.audited).toEqual([]);
  });

  it("finishes what has its new address already, and opens nothing again", async () => {
    const all = await approved();
    const { world, deliver, account } = all;
    world.faults.failNext("mailQueue.requestEmailChanged", "before");
    await expect(deliver()).rejects.toThrow();
    expect(account().email).toBe(RIGHT);
    world.clock.advance(CLAIM_LEASE_MS);
    expect(await deliver(findsNobody(all))).toBe("settled");
    expect(account().proposal?.state).toBe("executed");
    expect(account()).not.toHaveProperty("openChange");
  });
});

describe("a correction whose end was not written down", () => {
  it("is executed where the address was changed, and nothing is done twice", async () => {
    const all = await approved();
    all.world.faults.failNext("proposals.close", "before");
    await expect(all.deliver()).rejects.toThrow();
    const before = all.world.audited.length;
    expect(await all.deliver()).toBe("settled");
    expect(all.world.audited.slice(before)).toEqual([executed(all)]);
    expect(all.account().proposal?.state).toBe("executed");
  });

  it("is rejected where the address was found to be another's", async () => {
    const all = await approved();
    await all.takenByAnother();
    all.world.faults.failNext("proposals.close", "before");
    await expect(all.deliver()).rejects.toThrow();
    expect(await all.deliver()).toBe("settled");
    expect(all.recorded()).toEqual([ended(all, "address-taken"), ended(all, "address-taken")]);
    expect(all.account()).toMatchObject({ email: LOST, proposal: { state: "rejected" } });
  });

  it("is rejected where the account was stopped meanwhile", async () => {
    const all = await approved();
    all.change({ status: "suspended" });
    all.world.faults.failNext("proposals.close", "before");
    await expect(all.deliver()).rejects.toThrow();
    expect(await all.deliver()).toBe("settled");
    expect(all.recorded()).toEqual([ended(all, "overtaken"), ended(all, "overtaken")]);
    expect(all.account()).toMatchObject({ email: LOST, proposal: { state: "rejected" } });
  });
});

describe("a correction that something has overtaken", () => {
  it("gives back what it has claimed", async () => {
    const all = await approved();
    all.change({ status: "suspended" });
    expect(await all.deliver()).toBe("settled");
    const change = all.world.emailChanges.get(all.changeId);
    expect(change?.state).toBe("verified");
    expect(change).not.toHaveProperty("claimedAt");
    expect(all.world.audited).toEqual([
      expect.objectContaining({ event: "hold.released", accountId: all.accountId, flowId: all.changeId }),
      ended(all, "overtaken"),
    ]);
  });

  it("ends where the account has got another address while nobody was at work", async () => {
    const all = await approved();
    all.world.faults.failNext("users.changeEmail", "before");
    await expect(all.deliver()).rejects.toThrow();
    all.change({ email: "third@example.jp" });
    all.world.clock.advance(CLAIM_LEASE_MS);
    expect(await all.deliver()).toBe("settled");
    expect(all.recorded()).toEqual([ended(all, "overtaken")]);
    expect(all.account().email).toBe("third@example.jp");
  });

  it("is finished all the same once the user has the new address: there is no way back", async () => {
    const all = await approved();
    all.world.faults.failNext("accounts.changeEmail", "before");
    await expect(all.deliver()).rejects.toThrow();
    expect(all.passwordAt(RIGHT)).toBe(PASSWORD);
    all.change({ status: "suspended" });
    all.world.clock.advance(CLAIM_LEASE_MS);
    expect(await all.deliver()).toBe("settled");
    expect(all.account()).toMatchObject({ email: RIGHT, status: "suspended" });
    expect(all.recorded()).toEqual([executed(all)]);
  });
});

describe("the password of a disputed account", () => {
  it("is one that nobody knows, once the address is another", async () => {
    const { deliver, passwordAt } = await approved("frozen");
    expect(await deliver()).toBe("settled");
    expect(passwordAt(RIGHT)).toMatch(/^[\w-]{64}$/);
  });

  it("is changed also where the directory does not find the new address at once", async () => {
    const all = await approved("frozen");
    expect(await all.deliver(findsNobody(all))).toBe("settled");
    expect(all.passwordAt(RIGHT)).toMatch(/^[\w-]{64}$/);
  });

  it("is changed by the next delivery where the first died before it", async () => {
    const { world, deliver, passwordAt } = await approved("frozen");
    world.faults.failNext("users.setPassword", "before");
    await expect(deliver()).rejects.toThrow();
    expect(passwordAt(RIGHT)).toBe(PASSWORD);
    world.clock.advance(CLAIM_LEASE_MS);
    expect(await deliver()).toBe("settled");
    expect(passwordAt(RIGHT)).not.toBe(PASSWORD);
  });

  it.each(["known", "not found"])("stays where the address is another's, who is %s", async (how) => {
    const all = await approved("frozen");
    await all.takenByAnother();
    expect(await all.deliver(how === "known" ? {} : findsNobody(all))).toBe("settled");
    expect(all.passwordAt(LOST)).toBe(PASSWORD);
    expect(all.recorded()).toEqual([ended(all, "address-taken")]);
  });

  it("stays the owner's where nothing is disputed", async () => {
    const { deliver, passwordAt } = await approved("dormant");
    expect(await deliver()).toBe("settled");
    expect(passwordAt(RIGHT)).toBe(PASSWORD);
  });
});
