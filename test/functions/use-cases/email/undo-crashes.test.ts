/** An undoing that breaks off at any call: its follow-up does the rest, and no two addresses are ever a user's. */
import { describe, expect, it } from "@jest/globals";
import { EMAIL_CHANGE_LOOK_DELAY_SECONDS } from "../../../../functions/domain/email-change.ts";
import { type Changed, changed, NEW, OLD } from "../../../../testing/use-cases/email-change.ts";
import { granted } from "../../../../testing/use-cases/setup.ts";

const WAIT_MS = EMAIL_CHANGE_LOOK_DELAY_SECONDS * 1000;
const DAYS_7_MS = 7 * 24 * 60 * 60_000;

type AccountType = "individual" | "business";

const usersOf = ({ world }: Changed) => [...world.users.values()].map(({ email }) => email);

async function expectUndone(all: Changed, accountType: AccountType) {
  const { world, accountId } = all;
  const isBack = accountType === "individual";
  const account = world.accounts.get(accountId);
  expect(usersOf(all)).toEqual([isBack ? OLD : NEW]);
  expect(account).toMatchObject({
    email: isBack ? OLD : NEW,
    undoneChange: { closedAt: expect.any(Number) },
  });
  expect(account?.status).toBe(isBack ? undefined : "frozen");
  expect(world.holds.size).toBe(isBack ? 0 : 1);
  await world.deliverMails();
  const mailed = world.outbox.filter(({ about }) => about.kind === "email-undone").map(({ to }) => to);
  expect(new Set(mailed)).toEqual(new Set([OLD, NEW]));
  const events = world.audited.map(({ event }) => event);
  expect(events).toContain(isBack ? "account.email-change-undone" : "account.email-change-frozen");
}

async function callsOf(accountType: AccountType): Promise<number> {
  const { world, press } = await changed(accountType);
  const from = world.faults.calls.length;
  granted(await press());
  return world.faults.calls.length - from;
}

/** Looking at the link and the account, and asking for the follow-up: before that, nothing was begun. */
const BEFORE_THE_INTENT = 3;

describe.each([
  ["individual", "before"],
  ["individual", "after"],
  ["business", "before"],
  ["business", "after"],
] as const)("the undoing of a change (%s) that dies %s the effect of any call", (accountType, when) => {
  it("is done by pressing again, or by its follow-up", async () => {
    const count = await callsOf(accountType);
    expect(count).toBeGreaterThan(8);
    for (let call = 0; call < count; call += 1) {
      const all = await changed(accountType);
      const { world, press } = all;
      world.faults.failAt(call, when);
      await expect(press()).rejects.toThrow();
      expect(usersOf(all)).toHaveLength(1);
      // Pressed in time, however late its follow-up comes.
      if (call >= BEFORE_THE_INTENT) world.clock.advance(DAYS_7_MS);
      else await press();
      world.clock.advance(WAIT_MS);
      await world.deliverFollowUps();
      await expectUndone(all, accountType);
    }
  });

  it("and whose follow-up dies as well, is done when that comes again", async () => {
    for (const broken of ["links.consume", "addressUndos.undo"]) {
      for (let call = 0; call < 12; call += 1) {
        const all = await changed(accountType);
        const { world, press } = all;
        world.faults.failNext(broken, "after");
        await expect(press()).rejects.toThrow();
        world.clock.advance(WAIT_MS);
        world.faults.failAt(call, when);
        await world.deliverFollowUps();
        world.faults.withdraw();
        expect(usersOf(all)).toHaveLength(1);
        world.clock.advance(WAIT_MS);
        await world.deliverFollowUps();
        world.clock.advance(WAIT_MS);
        await world.deliverFollowUps();
        await expectUndone(all, accountType);
      }
    }
  });
});

it("an undoing that was done leaves its follow-up nothing to do", async () => {
  const { world, press, accountId } = await changed();
  world.clock.advance(WAIT_MS);
  await world.deliverFollowUps(); // the registration's own
  granted(await press());
  const before = world.accounts.get(accountId);
  const audited = world.audited.length;
  world.clock.advance(WAIT_MS);
  await world.deliverFollowUps();
  expect(world.accounts.get(accountId)).toEqual(before);
  expect(world.audited).toHaveLength(audited);
});
