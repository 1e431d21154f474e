/** A change of address at each state it may be found in, and with every answer that may come of its account. */
import { describe, expect, it } from "@jest/globals";
import type { Account } from "../../../../functions/domain/account.ts";
import { CLAIM_LEASE_MS } from "../../../../functions/domain/code-flow.ts";
import type { EmailChange } from "../../../../functions/domain/email-change.ts";
import { applyEmailChange } from "../../../../functions/use-cases/email/apply-email-change.ts";
import { cancelEmailChange } from "../../../../functions/use-cases/email/cancel-email-change.ts";
import { followUpEmailChange } from "../../../../functions/use-cases/email/follow-up-email-change.ts";
import { followUpEmailUndo } from "../../../../functions/use-cases/email/follow-up-email-undo.ts";
import { revokeEmailChange } from "../../../../functions/use-cases/email/revoke-email-change.ts";
import { verifyEmailChange } from "../../../../functions/use-cases/email/verify-email-change.ts";
import {
  anAccount,
  anAddressChange,
  anEmailChange,
  anUndoneChange,
  type SpecialAccount,
} from "../../../../testing/builders.ts";
import { TEN_IN_THE_MORNING as now } from "../../../../testing/fakes/fakes.ts";
import { changing, NEW } from "../../../../testing/use-cases/email-change.ts";
import { aClient, granted, MINUTE, setup } from "../../../../testing/use-cases/setup.ts";

const refused = (kind: string) => ({ ok: false, failure: { kind } });

describe("the code of a change of address", () => {
  async function underWay(special: Partial<EmailChange> = {}) {
    const all = await changing();
    const { world } = all;
    const given = await all.codeSent();
    const change = world.emailChanges.get(given.id);
    if (!change) throw new Error("there is no change");
    world.emailChanges.set(given.id, { ...change, ...special });
    const from = world.faults.calls.length;
    const stored = () => world.emailChanges.get(given.id);
    return { ...all, given, change, stored, calls: () => world.faults.calls.slice(from) };
  }

  it.each<[string, Partial<EmailChange>, string]>([
    ["that has taken effect", { state: "applied" }, "already-completed"],
    ["whose address is another's", { state: "duplicate" }, "already-registered"],
    ["that was proven and not applied in time", { state: "verified", expiresAt: now }, "expired"],
    [
      "that somebody is applying",
      { state: "applying", claimedAt: now - CLAIM_LEASE_MS + 1 },
      "completion-in-progress",
    ],
  ])("is refused of one %s, before anything is asked for", async (_, special, kind) => {
    const { given, verify, calls } = await underWay(special);
    expect(await verify(given)).toEqual(refused(kind));
    expect(calls()).not.toContain("followUps.requestLookAtEmailChange");
  });

  it.each<[string, Partial<EmailChange>]>([
    ["whose claim has lapsed", { state: "applying", claimedAt: now - CLAIM_LEASE_MS }],
    ["that was claimed and released", { state: "verified", claimedAt: now - MINUTE }],
  ])("applies one %s, and notes the browser", async (_, special) => {
    const { given, verify, stored } = await underWay(special);
    granted(await verify({ ...given, client: { ...aClient, secret: "x" } as typeof aClient }));
    expect(stored()).toMatchObject({ state: "applied", completedAt: now, mailedAt: now });
    expect(stored()?.client).toStrictEqual(aClient);
  });

  it.each<[string, Partial<EmailChange> | undefined, string]>([
    ["it is gone", undefined, "completion-in-progress"],
    ["another has it in hand", { state: "verified" }, "completion-in-progress"],
    ["another was first", { state: "applied" }, "already-completed"],
    ["it has expired", { state: "verified", expiresAt: now }, "expired"],
  ])("says why its change can't be claimed: %s", async (_, special, kind) => {
    const { dependencies, given, change } = await underWay({ state: "verified" });
    const current = special && { ...change, ...special };
    const apply = async () => ({ applied: false as const, ...(current && { current }) });
    const flows = { ...dependencies.flows, apply };
    expect(await verifyEmailChange({ ...dependencies, flows }, given)).toEqual(refused(kind));
  });

  it("goes on where it was given elsewhere at the same moment", async () => {
    const { given, change, verify, stored, world } = await underWay();
    let isGiven = false;
    world.faults.pauseWith(async (call) => {
      if (call !== "codes.countAttempt" || isGiven) return;
      isGiven = true;
      world.emailChanges.set(given.id, { ...change, state: "verified" });
    });
    granted(await verify(given));
    expect(isGiven).toBe(true);
    expect(stored()?.state).toBe("applied");
  });

  it("changes nothing of an account that has another address by now, and can be given again", async () => {
    const { given, verify, stored, world, accountId } = await underWay({
      ...{ state: "verified", previousEmail: "earlier@example.jp" },
    });
    const before = world.accounts.get(accountId);
    expect(await verify(given)).toEqual(refused("flow-not-found"));
    expect(stored()?.state).toBe("verified");
    expect(world.accounts.get(accountId)).toEqual(before);
  });

  it("proves no password: what was proved before stays as old as it is", async () => {
    const { given, verify, world } = await underWay();
    const [before] = [...world.sessions.values()];
    world.clock.advance(5 * MINUTE);
    granted(await verify(given));
    const [after] = [...world.sessions.values()];
    expect(after).toMatchObject({ authenticatedAt: before?.authenticatedAt, factors: before?.factors });
    expect(after?.sessionId).toBe(before?.sessionId);
  });

  it("is that of the account's own, latest change alone", async () => {
    for (const special of [{ openChange: "another" }, undefined]) {
      const { given, dependencies, world, accountId, change } = await underWay();
      const account = world.accounts.get(accountId);
      if (account && special) world.accounts.set(accountId, { ...account, ...special });
      else world.emailChanges.set(change.id, { ...change, accountId: "account-of-another" });
      expect(await cancelEmailChange(dependencies, given)).toEqual(refused("flow-not-found"));
    }
  });

  it("works no more once its change was given up, which leaves room for another", async () => {
    const { given, dependencies, verify, world, accountId } = await underWay();
    granted(await cancelEmailChange(dependencies, given));
    expect(world.accounts.get(accountId)?.openChange).toBeUndefined();
    expect((await verify(given)).ok).toBe(false);
  });

  it("is given up by whoever is signed in, and not while the change is being applied", async () => {
    const { given, dependencies, world, accountId, stored } = await underWay({ state: "applying" });
    const nobody = { ...given, sessionToken: undefined };
    expect(await cancelEmailChange(dependencies, nobody)).toEqual(refused("not-signed-in"));
    expect(await cancelEmailChange(dependencies, given)).toEqual(refused("completion-in-progress"));
    expect(stored()?.state).toBe("applying");
    expect(world.accounts.get(accountId)?.openChange).toBe(given.id);
  });

  it("leaves a change that has come to its end as it is, though it is given up", async () => {
    const { given, dependencies, calls } = await underWay({ state: "applied" });
    granted(await cancelEmailChange(dependencies, given));
    expect(calls()).not.toContain("accounts.closeEmailChange");
  });
});

const user = { userSub: "sub-account-1", accountId: "account-1", registrationId: "registration-1" };
const OLD_ADDRESS = "hanako@example.jp";
const NEW_ADDRESS = "hanako.new@example.jp";

function found(change: Partial<EmailChange>, account: SpecialAccount | undefined = {}, knows = NEW_ADDRESS) {
  const world = setup();
  const claimed = { state: "applying" as const, claimedAt: now - CLAIM_LEASE_MS, ...change };
  world.emailChanges.set("change-1", anEmailChange(claimed));
  if (account) world.accounts.set("account-1", anAccount({ openChange: "change-1", ...account }));
  world.users.set(knows, { ...user, email: knows, password: "p" });
  const stored = () => world.emailChanges.get("change-1");
  return { world, stored, followUp: () => followUpEmailChange(world.dependencies, { changeId: "change-1" }) };
}

describe("whoever looks after a change of address", () => {
  it("finishes it where the new address signs in", async () => {
    const { world, stored, followUp } = found({});
    await followUp();
    expect(stored()).toMatchObject({ state: "applied", completedAt: now, mailedAt: now });
    expect(world.accounts.get("account-1")).toMatchObject({ email: NEW_ADDRESS, sessionEpoch: 1 });
    expect(world.faults.calls.filter((call) => call === "emailChanges.apply")).toHaveLength(3);
  });

  it("finishes it where the account has the address", async () => {
    const account = { email: NEW_ADDRESS, emailChange: anAddressChange() };
    const { stored, followUp } = found({}, account, "somebody@example.jp");
    await followUp();
    expect(stored()?.state).toBe("applied");
  });

  it("asks for no mail a second time", async () => {
    const { world, followUp } = found({ mailedAt: now - 1 });
    await followUp();
    expect(world.mailQueue.messages()).toEqual([]);
  });

  it("releases it, and the address before, where the old one signs in", async () => {
    const { world, stored, followUp } = found({}, {}, OLD_ADDRESS);
    await followUp();
    expect(stored()?.state).toBe("verified");
    expect(world.accounts.get("account-1")).toMatchObject({ email: OLD_ADDRESS });
    expect(world.auditedSince(0)).toEqual(["hold.released"]);
  });

  it("releases it where the new address is another's", async () => {
    const { world, stored, followUp } = found({}, {}, OLD_ADDRESS);
    world.users.set(NEW_ADDRESS, { ...user, userSub: "sub-2", email: NEW_ADDRESS, password: "p" });
    await followUp();
    expect(stored()?.state).toBe("verified");
  });

  it("releases it where the account is gone, or has another address by now", async () => {
    const gone = found({});
    gone.world.accounts.clear();
    await gone.followUp();
    expect(gone.stored()?.state).toBe("verified");
    const other = found({}, { email: "third@example.jp" });
    await other.followUp();
    expect(other.stored()?.state).toBe("verified");
    expect(other.world.accounts.get("account-1")?.email).toBe("third@example.jp");
  });

  it("looks again later while the claim is fresh", async () => {
    const { world, stored, followUp } = found({ claimedAt: now - CLAIM_LEASE_MS + 1 });
    await followUp();
    expect(world.followUps.messages()).toEqual([{ kind: "email-change", changeId: "change-1" }]);
    expect(stored()?.state).toBe("applying");
  });

  it.each(["requested", "verified", "applied", "duplicate"] as const)(
    "leaves one alone that is %s",
    async (state) => {
      const { world, stored, followUp } = found({ state });
      const before = stored();
      await followUp();
      expect(stored()).toEqual(before);
      expect(world.faults.calls).toEqual(["emailChanges.find"]);
    },
  );

  it("has nothing to do for one that is forgotten", async () => {
    const { world, followUp } = found({});
    world.emailChanges.clear();
    await followUp();
    expect(world.faults.calls).toEqual(["emailChanges.find"]);
  });

  it("does nothing where another has taken it over", async () => {
    const { world } = found({});
    const emailChanges = {
      ...world.dependencies.emailChanges,
      apply: async () => ({ applied: false as const }),
    };
    await followUpEmailChange({ ...world.dependencies, emailChanges }, { changeId: "change-1" });
    expect(world.faults.calls).not.toContain("users.find");
  });
});

describe("a change of address that is being applied", () => {
  const change = anEmailChange({ state: "applying", claimedAt: now });
  const apply = (all: ReturnType<typeof found>, special: object = {}) => {
    const account = all.world.accounts.get("account-1");
    if (!account) throw new Error("there is no account");
    return applyEmailChange({ ...all.world.dependencies, ...special }, change, account);
  };
  const unapplied = (account: SpecialAccount = {}) => found({}, account, OLD_ADDRESS);

  it("answers the account as it is then, and reads neither that again nor whose a free address is", async () => {
    const all = unapplied();
    const applied = await apply(all);
    const { email, emailChange, sessionEpoch, eventSequence } = all.world.accounts.get("account-1") ?? {};
    expect({ email, sessionEpoch }).toEqual({ email: NEW_ADDRESS, sessionEpoch: 1 });
    expect(applied).toMatchObject({ account: { email, emailChange, sessionEpoch, eventSequence } });
    for (const call of ["users.find", "accounts.find"]) expect(all.world.faults.calls).not.toContain(call);
  });

  it.each<[string, SpecialAccount]>([
    ["the account has another address", { email: "third@example.jp" }],
    ["another change can still be undone", { emailChange: anAddressChange({ changeId: "change-0" }) }],
    ["another change was begun since", { openChange: "change-2" }],
  ])("gives way where %s", async (_, account) => {
    const all = unapplied(account);
    const stored = all.world.accounts.get("account-1");
    expect(await apply(all)).toBe("superseded");
    expect(all.world.accounts.get("account-1")).toEqual(stored);
    expect(all.world.users.has(OLD_ADDRESS)).toBe(true);
  });

  it("goes on where the address is taken by its own user, and ends where nobody can say by whom", async () => {
    const all = unapplied();
    const users = { ...all.world.dependencies.users, changeEmail: async () => "exists" as const };
    const own = { ...users, find: async () => user };
    expect(await apply(all, { users: own })).toMatchObject({ account: { email: NEW_ADDRESS } });
    expect(await apply(unapplied(), { users: { ...users, find: async () => undefined } })).toBe("duplicate");
  });

  it("is tried five times upon the account as it is by then, and then by whoever comes next", async () => {
    const all = unapplied();
    const epochs: number[] = [];
    const changeEmail = async (_: Account, { epoch }: { epoch: number }) => {
      epochs.push(epoch);
      all.world.accounts.set("account-1", anAccount({ openChange: "change-1", sessionEpoch: epoch }));
      return false;
    };
    const accounts = { ...all.world.dependencies.accounts, changeEmail };
    await expect(apply(all, { accounts })).rejects.toThrow("the address of an account could not be changed");
    expect(epochs).toEqual([1, 2, 3, 4, 5]);
  });

  it("is not tried again of an account that is gone", async () => {
    const all = unapplied();
    let tries = 0;
    const accounts = {
      ...all.world.dependencies.accounts,
      find: async () => undefined,
      changeEmail: async () => {
        tries += 1;
        return false;
      },
    };
    await expect(apply(all, { accounts })).rejects.toThrow("could not be changed");
    expect(tries).toBe(1);
  });

  it("is done where its own write took effect, though the answer was lost", async () => {
    const all = unapplied();
    const written = anAccount({ email: NEW_ADDRESS, emailChange: anAddressChange() });
    const accounts = {
      ...all.world.dependencies.accounts,
      find: async () => written,
      changeEmail: async () => false,
    };
    expect(await apply(all, { accounts })).toEqual({ account: written });
  });
});

describe("a change of address that is being undone", () => {
  const press = { changeId: "change-1", pressedAt: now };
  const business = { emailChange: anAddressChange(), email: NEW_ADDRESS };
  const person = { ...business, accountType: "individual" } as const;

  function revoking(account: SpecialAccount, meanwhile?: SpecialAccount | "gone") {
    const { world } = found({ state: "applied" }, account);
    const epochs: number[] = [];
    const addressUndos = {
      ...world.dependencies.addressUndos,
      undo: async (_: string, { epoch }: { epoch: number }) => {
        epochs.push(epoch);
        return false;
      },
    };
    const current = meanwhile === "gone" ? undefined : anAccount(meanwhile ?? account);
    const accounts = { ...world.dependencies.accounts, find: async () => current };
    const dependencies = meanwhile ? { ...world.dependencies, addressUndos, accounts } : world.dependencies;
    const revoke = (special: object = {}) =>
      revokeEmailChange({ ...dependencies, ...special }, anAccount(account), press);
    return { world, epochs, revoke };
  }

  it.each<[string, SpecialAccount, SpecialAccount | "gone", "reverted" | "frozen" | undefined, number]>([
    [
      "is done where the write took effect",
      business,
      { ...business, undoneChange: anUndoneChange({ state: "frozen" }) },
      "frozen",
      1,
    ],
    [
      "leaves alone an account that was stopped meanwhile",
      business,
      { ...business, status: "suspended" },
      undefined,
      1,
    ],
    [
      "leaves alone an account with another change",
      business,
      { emailChange: anAddressChange({ changeId: "change-2" }) },
      undefined,
      1,
    ],
    ["leaves alone an account without a change", person, { accountType: "individual" }, undefined, 1],
    ["leaves alone an account that is gone", person, "gone", undefined, 1],
  ])("%s", async (_, account, meanwhile, state, tries) => {
    const { revoke, epochs } = revoking(account, meanwhile);
    expect(await revoke()).toBe(state);
    expect(epochs).toHaveLength(tries);
  });

  it.each<[string, SpecialAccount, SpecialAccount]>([
    ["a business's", business, { ...business, sessionEpoch: 1 }],
    ["a business's that sleeps", business, { ...business, status: "dormant", sessionEpoch: 1 }],
    ["a person's, also of one that was stopped", person, { ...person, status: "suspended", sessionEpoch: 1 }],
  ])("is tried five times upon the account as it is by then: %s", async (_, account, meanwhile) => {
    const { revoke, epochs } = revoking(account, meanwhile);
    await expect(revoke()).rejects.toThrow("a change of address could not be undone");
    expect(epochs).toEqual([1, 2, 2, 2, 2]);
  });

  it("gives a person's address back, which is taken by the own user alone, and otherwise stops the account", async () => {
    const free = revoking(person);
    expect(await free.revoke()).toBe("reverted");
    expect(free.world.faults.calls).not.toContain("users.find");
    const own = revoking(person);
    const users = { ...own.world.dependencies.users, changeEmail: async () => "exists" as const };
    expect(await own.revoke({ users: { ...users, find: async () => user } })).toBe("reverted");
    expect(await revoking(person).revoke({ users: { ...users, find: async () => undefined } })).toBe(
      "frozen",
    );
  });

  it("is nothing to an account that is gone, or whose change is another by now", async () => {
    const { world } = found(
      { state: "applied" },
      { ...person, emailChange: anAddressChange({ changeId: "change-2" }) },
    );
    await followUpEmailUndo(world.dependencies, { accountId: "account-2", ...press });
    await followUpEmailUndo(world.dependencies, { accountId: "account-1", ...press });
    expect(world.audited).toEqual([]);
    expect(world.accounts.get("account-1")?.undoneChange).toBeUndefined();
  });
});

it("a change of address can't be begun while the one before is being applied", async () => {
  const { world, start, accountId } = await changing();
  const account = world.accounts.get(accountId);
  const until = world.clock() + MINUTE;
  if (account) world.accounts.set(accountId, { ...account, openChange: "another", openChangeUntil: until });
  const recorded = world.audited.length;
  expect(await start()).toEqual({
    ok: false,
    failure: { kind: "email-change-recent", retryAt: world.clock() + CLAIM_LEASE_MS },
  });
  expect(world.auditedSince(recorded)).toEqual([]);
});

it("a change of address that was asked for is on record, with the hash of the new address", async () => {
  const { world, start, accountId } = await changing();
  const recorded = world.audited.length;
  const { flow } = granted(await start());
  const address = await world.dependencies.emailHash(NEW);
  const about = { outcome: "success", flowId: flow.id, ...address };
  expect(world.audited.slice(recorded)).toEqual([
    { event: "account.email-change-requested", ...about, accountId },
    { event: "mail.queued", ...about, codeNumber: 1, reason: "code" },
  ]);
});
