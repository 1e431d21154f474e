import { describe, expect, it } from "@jest/globals";
import type { Account } from "../../../../functions/domain/account.ts";
import type { AccountEvent } from "../../../../functions/domain/account-event.ts";
import { EVENT_PATIENCE_MS, writtenOf } from "../../../../functions/domain/account-event.ts";
import { publishEvent } from "../../../../functions/use-cases/account/publish-event.ts";
import { withEvent } from "../../../../functions/use-cases/account/with-event.ts";
import { anAccount, aStep, type SpecialAccount } from "../../../../testing/builders.ts";
import { setup } from "../../../../testing/use-cases/setup.ts";

const updated = { type: "AccountUpdated", changed: ["phone"] } as const;

function withAccount(special: SpecialAccount = {}) {
  const world = setup();
  const { accountId } = anAccount();
  const store = (account: Account) => world.accounts.set(accountId, account);
  store(anAccount({ eventSequence: 1, ...special }));
  const stored = () => world.accounts.get(accountId) ?? anAccount();
  const publish = (message: Partial<AccountEvent> & { queuedAt?: number } = {}) =>
    publishEvent(world.dependencies, {
      ...{ accountId, type: "AccountUpdated", sequence: 2, at: world.clock(), queuedAt: world.clock() },
      ...message,
    });
  /** A change that other systems learn of, as the use cases make it. */
  const change = (facts: Omit<AccountEvent, "sequence" | "at"> = updated) =>
    withEvent(world.dependencies, stored(), { ...facts, at: world.clock() }, async (step) => {
      if (stored().eventSequence !== step.before.eventSequence) return false;
      store({ ...stored(), ...writtenOf(step) } as Account); // of the same type of profile
      return true;
    });
  return { world, accountId, stored, store, publish, change };
}

describe("an event", () => {
  it("is published as the account has it, once its change was made", async () => {
    const { world, accountId, change } = withAccount();
    const at = world.clock();
    expect(await change()).toBe(true);
    world.clock.advance(3000);
    await world.deliverFollowUps();
    expect(world.published).toEqual([{ ...updated, sequence: 2, at, accountId, accountType: "business" }]);
    expect(world.followUps.messages()).toEqual([]);
  });

  it("is the same each time its message comes", async () => {
    const { world, change, publish } = withAccount();
    const at = world.clock();
    await change();
    for (let delivery = 1; delivery <= 10; delivery += 1) expect(await publish({ at })).toBe("settled");
    expect(new Set(world.published.map((event) => JSON.stringify(event))).size).toBe(1);
    expect(world.published).toHaveLength(10);
  });

  it("waits for a change that may still be made, and then is none", async () => {
    const { world, publish } = withAccount();
    const queuedAt = world.clock();
    expect(await publish({ queuedAt })).toBe("too-early");
    world.clock.advance(EVENT_PATIENCE_MS);
    expect(await publish({ queuedAt })).toBe("settled");
    expect(world.published).toEqual([]);
  });

  it("is not published for a change whose number another one got", async () => {
    const { world, change, publish } = withAccount();
    await change({ type: "AccountTermsAccepted" });
    expect(await publish({ at: world.clock() + 1 })).toBe("settled");
    expect(world.published).toEqual([]);
  });

  it("is published of an account that was erased", async () => {
    const { world, accountId, publish } = withAccount();
    const step = aStep({ eventSequence: 1 }, { type: "AccountWithdrawn", at: world.clock() });
    world.accounts.delete(accountId);
    world.tombstones.set(accountId, { accountId, accountType: "individual", ...writtenOf(step) });
    expect(await publish()).toBe("settled");
    expect(world.published).toMatchObject([{ type: "AccountWithdrawn", accountType: "individual" }]);
  });

  it("of nobody is none", async () => {
    const { world, accountId, publish } = withAccount();
    world.accounts.delete(accountId);
    expect(await publish()).toBe("settled");
    expect(world.published).toEqual([]);
  });

  it.each([
    ["no longer", { eventLog: [] }],
    ["none at all", {}],
  ])("that is remembered %s becomes a dead letter, which somebody looks at", async (_, special) => {
    const { publish } = withAccount({ eventSequence: 20, ...special });
    await expect(publish()).rejects.toThrow("does not remember");
  });

  it("of an account from before there were events comes after that of its registration", async () => {
    const { world, store, stored, change } = withAccount();
    const { eventSequence: _, ...old } = stored();
    store(old);
    await change();
    world.clock.advance(3000);
    await world.deliverFollowUps();
    expect(world.published).toMatchObject([{ sequence: 2 }]);
  });
});

describe("changes at the same time", () => {
  it("have numbers without a gap, each published once its message comes", async () => {
    const { world, stored, change } = withAccount();
    world.faults.pauseWith(() => new Promise(setImmediate));
    const all = await Promise.all([change(), change({ type: "AccountTermsAccepted" }), change()]);
    expect(all).toEqual([true, true, true]);
    expect(stored().eventSequence).toBe(4);
    world.clock.advance(3000);
    await world.deliverFollowUps();
    const sequences = new Set(world.published.map(({ sequence }) => sequence));
    expect([...sequences].sort()).toEqual([2, 3, 4]);
  });

  it("that are refused for another reason are tried once", async () => {
    const { world, stored } = withAccount();
    let tries = 0;
    const refused = await withEvent(
      world.dependencies,
      stored(),
      { ...updated, at: world.clock() },
      async () => {
        tries += 1;
        return false;
      },
    );
    expect([refused, tries]).toEqual([false, 1]);
  });

  it("remember the latest ten", async () => {
    const { stored, change } = withAccount();
    for (let made = 1; made <= 12; made += 1) await change();
    expect(stored().eventLog?.map(({ sequence }) => sequence)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });
});
