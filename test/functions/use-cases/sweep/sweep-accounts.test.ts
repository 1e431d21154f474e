import { describe, expect, it } from "@jest/globals";
import type { Account } from "../../../../functions/domain/account.ts";
import { finishErasing } from "../../../../functions/use-cases/account/erase-account.ts";
import type { SweptPage } from "../../../../functions/use-cases/ports.ts";
import { firstPage, sweepPage } from "../../../../functions/use-cases/sweep/sweep-accounts.ts";
import { anAccount, type SpecialAccount } from "../../../../testing/builders.ts";
import { setup as theWorld } from "../../../../testing/use-cases/setup.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;

function setup({ pageSize = 2, eraseInAnyCase = 20 } = {}) {
  const world = theWorld();
  const failures: string[] = [];
  const dependencies = {
    ...world.dependencies,
    onFailure: (accountId: string) => void failures.push(accountId),
    settings: {
      ...world.dependencies.settings,
      dormancy: {
        noticesAfterDays: [700, 723],
        dormantAfterDays: 730,
        eraseNoticesAfterDays: [1065, 1088],
        eraseAfterDays: 1095,
      },
      sweep: { pageSize, erasePercent: 1, eraseInAnyCase },
    },
  };
  const has = (accountId: string, special: SpecialAccount = {}) => {
    const lastSignInAt = world.clock() - 1;
    const email = `${accountId}@example.jp`;
    const account = anAccount({
      ...{ accountId, email, userSub: `sub of ${accountId}`, lastSignInAt, createdAt: lastSignInAt },
      ...special,
    });
    world.accounts.set(accountId, account);
    world.users.set(email, {
      ...{ email, userSub: account.userSub, accountId, password: "p" },
      registrationId: account.registrationId,
    });
    return account;
  };
  /** Of an account that nobody has used for so many days. */
  const unused = (days: number): SpecialAccount => {
    const lastSignInAt = world.clock() - days * DAY;
    return { lastSignInAt, createdAt: lastSignInAt };
  };
  /** Dormant, warned four times, and due to be erased. */
  const over = (): SpecialAccount => ({
    ...unused(1096),
    status: "dormant",
    statusAt: world.clock() - 366 * DAY,
    inactiveSince: world.clock() - 1096 * DAY,
    notice: { stage: 4, since: world.clock() - 1096 * DAY, at: world.clock() - 8 * DAY },
  });
  /** Delivers what waits in the sweep's queue, once. */
  const pages: SweptPage[] = [];
  const deliver = () =>
    world.sweepQueue.deliver(async (message) => {
      if (message.kind === "erase") await finishErasing(dependencies, message.accountId);
      else {
        const { kind, correlationId, ...page } = message as Extract<typeof message, { kind: "page" }>;
        pages.push(await sweepPage(dependencies, page));
      }
      return true;
    });
  /** A whole sweep, and the mails that it asks for. */
  const sweep = async () => {
    world.sweepQueue.send({ kind: "page", ...firstPage(world.clock()) });
    for (let turns = 0; turns < 50; turns += 1) await deliver();
    await world.deliverMails();
    return pages.at(-1);
  };
  const statuses = () =>
    Object.fromEntries([...world.accounts.values()].map(({ accountId, status }) => [accountId, status]));
  /** Whose owner has asked for its end, seven days ago. */
  const leaving = (): SpecialAccount => ({
    ...{ status: "withdrawing", statusAt: world.clock() - 7 * DAY, erasesAt: world.clock() },
  });
  return { ...world, dependencies, failures, has, unused, over, leaving, deliver, sweep, pages, statuses };
}

describe("a sweep", () => {
  it("warns owners, puts accounts to sleep, and leaves the others alone", async () => {
    const { has, unused, sweep, outbox, statuses, audited } = setup();
    has("a");
    has("b", unused(701));
    has("c", unused(731));
    has("d", { ...unused(900), status: "suspended" });
    has("e", unused(724));
    expect(await sweep()).toMatchObject({ end: "finished", accounts: 5, toErase: 0, isLate: false });
    expect(outbox.map(({ to }) => to)).toEqual(["b@example.jp", "e@example.jp"]);
    expect(statuses()).toEqual({
      ...{ a: undefined, b: undefined, c: "dormant", d: "suspended", e: undefined },
    });
    expect(audited.map(({ event, accountId, reason }) => [event, accountId, reason])).toEqual([
      ["account.dormant", "c", undefined],
      ["sweep.counted", undefined, "5/0"],
      ["account.notice-sent", "b", "dormancy-notice-1"],
      ["account.notice-sent", "e", "dormancy-notice-2"],
    ]);
  });

  it("reads no account alone that nothing is due of, and goes over all of them once", async () => {
    const { has, sweep, pages, faults } = setup();
    for (const id of ["a", "b", "c"]) has(id);
    await sweep();
    expect(pages.map(({ pass, end }) => `${pass}: ${end}`)).toEqual(["look: next-page", "look: finished"]);
    expect(faults.calls).not.toContain("accounts.find");
  });

  it("goes over them a second time where an end is to begin", async () => {
    const { has, over, sweep, pages } = setup();
    for (const id of ["a", "b"]) has(id);
    has("c", over());
    await sweep();
    expect(pages.map(({ pass, end }) => `${pass}: ${end}`)).toEqual([
      ...["look: next-page", "look: erases-next", "erase: next-page", "erase: finished"],
    ]);
  });

  it("begins the end that an owner has asked for when its day has come, and not before", async () => {
    const { has, leaving, sweep, accounts, statuses, clock } = setup();
    has("a", leaving());
    has("b", { ...leaving(), erasesAt: clock() + 1 });
    await sweep();
    expect(statuses()).toEqual({ a: "erasing", b: "withdrawing" });
    expect(accounts.get("a")).toMatchObject({ eraseReason: "withdrawn" });
  });

  it("warns nobody twice, and each stage once", async () => {
    const { clock, has, unused, sweep, outbox } = setup();
    has("a", unused(700));
    for (let days = 0; days < 30; days += 1) {
      await sweep();
      clock.advance(DAY);
    }
    expect(outbox.map(({ mail }) => mail.subject)).toHaveLength(2);
  });

  it("takes an account through all of its stages", async () => {
    const world = setup();
    const { clock, has, sweep, outbox, accounts, statuses, tombstones, users, holds, audited } = world;
    const { userSub, email } = has("a");
    const device = { tokenHash: "t", epoch: 0, createdAt: clock(), expiresAt: clock() + 2000 * DAY };
    await world.dependencies.devices.put("a", device);
    const history: string[] = [];
    for (let day = 1; day <= 1100; day += 1) {
      clock.advance(DAY);
      const before = outbox.length;
      await sweep();
      if (outbox.length > before) history.push(`${day}: ${outbox.at(-1)?.about.kind}`);
      if (statuses()["a"] === "dormant" && !history.includes("asleep")) history.push(`asleep`);
    }
    // A second is lost between the sign-in and the first night.
    expect(history).toEqual([
      ...["700: dormancy-notice", "723: dormancy-notice", "asleep"],
      ...["1065: dormancy-notice", "1088: dormancy-notice", "1095: farewell"],
    ]);
    expect(accounts.size).toBe(0);
    expect(tombstones.get("a")).toMatchObject({ status: "erased", reason: "dormant" });
    expect(users.get(email)).toBeUndefined();
    expect(userSub).toBe("sub of a");
    expect(await world.dependencies.devices.list("a")).toEqual([]);
    expect([...holds.values()]).toMatchObject([{ accountId: "a", reason: "withdrawn" }]);
    const deleted = audited.filter(({ event }) => event === "account.deleted");
    expect(deleted).toMatchObject([{ accountId: "a", reason: "dormant" }]);
    expect(audited.at(-1)).toMatchObject({ event: "sweep.counted", reason: "0/1" });
    expect(JSON.stringify([...tombstones.values()])).not.toContain("@");
  });

  it("does nothing to an account that was used between the read and the write", async () => {
    const { has, unused, dependencies, accounts, statuses, outbox, deliverMails, clock, audited } = setup();
    const read = [has("a", unused(731)), has("b", unused(701))];
    const cameBack = (one: Account) => accounts.set(one.accountId, { ...one, lastSignInAt: clock() });
    const sweep = { ...dependencies.sweep, page: async () => ({ accounts: read, erased: 0 }) };
    for (const one of read) cameBack(one);
    await sweepPage({ ...dependencies, sweep }, firstPage(clock()));
    await deliverMails();
    expect(statuses()).toEqual({ a: undefined, b: undefined });
    expect(outbox).toEqual([]);
    expect(accounts.get("b")?.notice).toBeUndefined();
    expect(audited.at(-2)).toMatchObject({ event: "account.dormant", outcome: "failure" });
  });

  /** Two asleep, two warned, one erased, one on a page each. */
  const people = () => {
    const world = setup({ pageSize: 1 });
    for (const id of ["a", "b"]) world.has(id, world.unused(731));
    for (const id of ["c", "d"]) world.has(id, world.unused(701));
    world.has("e", world.over());
    return world;
  };
  const callsOfASweep = async () => {
    const { sweep, faults } = people();
    await sweep();
    return faults.calls.length;
  };

  it("that dies at any call is finished by whoever comes again, and by the next sweep", async () => {
    const calls = await callsOfASweep();
    expect(calls).toBeGreaterThan(30);
    for (const when of ["before", "after"] as const) {
      for (let nth = 0; nth < calls; nth += 1) {
        const { clock, sweep, faults, accounts, outbox, tombstones } = people();
        faults.failAt(nth, when);
        await sweep();
        clock.advance(61_000);
        await sweep();
        clock.advance(DAY);
        await sweep();
        const left = [...accounts.values()].map(({ accountId, status, notice }) => [
          ...[accountId, status, notice?.stage],
        ]);
        expect(left).toEqual([
          ...[
            ["a", "dormant", undefined],
            ["b", "dormant", undefined],
          ],
          ...[
            ["c", undefined, 1],
            ["d", undefined, 1],
          ],
        ]);
        expect([...tombstones.keys()]).toEqual(["e"]);
        expect(new Set(outbox.map(({ to }) => to.slice(0, 1)))).toEqual(new Set(["c", "d", "e"]));
      }
    }
  });

  it("is not held up by one account that it cannot deal with", async () => {
    const { has, unused, sweep, statuses, failures, faults } = setup({ pageSize: 5 });
    has("a", unused(731));
    has("b", unused(731));
    faults.failNext("sweep.makeDormant", "before");
    await sweep();
    expect(failures).toEqual(["a"]);
    expect(statuses()).toEqual({ a: undefined, b: "dormant" });
    await sweep();
    expect(statuses()["a"]).toBe("dormant");
  });

  it("reports that it takes longer than two hours", async () => {
    const { dependencies, clock } = setup();
    expect(await sweepPage(dependencies, firstPage(clock() - 2 * HOUR))).toMatchObject({ isLate: false });
    expect(await sweepPage(dependencies, firstPage(clock() - 2 * HOUR - 1))).toMatchObject({ isLate: true });
  });
});

describe("open applications", () => {
  const asking = (answer: (accountId: string) => { open: number } | "unknown") => {
    const world = setup({ pageSize: 30 });
    const asked: string[] = [];
    const of = async (accountId: string) => {
      asked.push(accountId);
      return answer(accountId);
    };
    const page = { ...firstPage(world.clock()), pass: "erase" as const, accounts: 20, toErase: 20 };
    const sweep = () => sweepPage({ ...world.dependencies, openApplications: { of } }, page);
    return { ...world, asked, sweep };
  };

  it("keep the accounts that have them, and no others", async () => {
    const { has, over, sweep, statuses } = asking((id) => ({ open: id === "b" ? 1 : 0 }));
    for (const id of ["a", "b", "c"]) has(id, over());
    await sweep();
    expect(statuses()).toEqual({ a: "erasing", b: "dormant", c: "erasing" });
  });

  it("are asked for of every account, where somebody answers", async () => {
    const { has, over, sweep, statuses, asked } = asking(() => ({ open: 0 }));
    for (let number = 0; number < 20; number += 1) has(`account-${number}`, over());
    await sweep();
    expect(new Set(Object.values(statuses()))).toEqual(new Set(["erasing"]));
    expect(asked).toHaveLength(20);
  });

  it.each(["over", "leaving"] as const)(
    "are asked for in vain a few times only, where nobody answers, and all stay as they are: %s",
    async (how) => {
      const { has, sweep, accounts, asked, mailQueue, failures, ...world } = asking(() => "unknown");
      for (let number = 0; number < 20; number += 1) has(`account-${number}`, world[how]());
      const before = [...accounts.values()];
      await sweep();
      expect([...accounts.values()]).toEqual(before);
      expect(mailQueue.messages()).toEqual([]);
      expect(failures).toEqual([]);
      expect(asked.length).toBeLessThanOrEqual(8);
    },
  );
});

describe("the brake", () => {
  it("stops a sweep that would erase too many, before it has begun one", async () => {
    const { has, over, sweep, statuses, audited, outbox } = setup({ eraseInAnyCase: 2 });
    for (const id of ["a", "b", "c"]) has(id, over());
    expect(await sweep()).toMatchObject({ end: "refused", toErase: 3, begun: 0 });
    expect(new Set(Object.values(statuses()))).toEqual(new Set(["dormant"]));
    expect(audited).toMatchObject([
      { event: "sweep.counted", outcome: "success", reason: "3/0" },
      { event: "sweep.refused", outcome: "failure", reason: "3/3" },
    ]);
    expect(outbox).toEqual([]);
  });

  it("lets a small town's one account go", async () => {
    const { has, over, sweep, statuses } = setup();
    has("a", over());
    has("b");
    expect(await sweep()).toMatchObject({ end: "finished", toErase: 1, begun: 1 });
    expect(statuses()).toEqual({ a: "erasing", b: undefined });
  });

  it("holds in the second pass: no more than were counted", async () => {
    const { has, over, dependencies, clock, statuses } = setup({ pageSize: 5 });
    for (const id of ["a", "b", "c"]) has(id, over());
    const page = { ...firstPage(clock()), pass: "erase" as const, accounts: 3, toErase: 2 };
    expect(await sweepPage(dependencies, page)).toMatchObject({ begun: 2, end: "finished" });
    expect(Object.values(statuses()).filter((status) => status === "erasing")).toHaveLength(2);
  });

  it("holds in the second pass over all of its pages", async () => {
    const { has, over, dependencies, clock, statuses } = setup({ pageSize: 5 });
    for (const id of ["a", "b", "c"]) has(id, over());
    const page = { ...firstPage(clock()), pass: "erase" as const, accounts: 6, toErase: 3, begun: 2 };
    expect(await sweepPage(dependencies, page)).toMatchObject({ begun: 3, end: "finished" });
    expect(Object.values(statuses()).filter((status) => status === "erasing")).toHaveLength(1);
  });
});
