/**
 * A completion that crashes before or after any of its calls, and whoever comes next. The points are not listed:
 * they are the calls that a whole completion makes.
 */
import { describe, expect, it } from "@jest/globals";
import { completeRegistration } from "../../../../functions/use-cases/registration/complete-registration.ts";
import { aBusinessProfile } from "../../../../testing/builders.ts";
import type { When } from "../../../../testing/fakes/faults.ts";
import { aForm, granted, PASSWORD, setup, type World } from "../../../../testing/use-cases/setup.ts";

type Flow = { readonly id: string; readonly flowSecret: string };
interface CrashPoint {
  readonly at: number;
  readonly when: When;
  readonly call: string;
}

const complete = (world: World, { id, flowSecret }: Flow) =>
  completeRegistration(world.dependencies, { id, flowSecret, ...aForm() });

/** Before and after each call that some work makes. */
async function crashPointsOf(work: (world: World) => Promise<() => Promise<unknown>>): Promise<CrashPoint[]> {
  const world = setup();
  const run = await work(world);
  const from = world.faults.calls.length;
  await run();
  const both: readonly When[] = ["before", "after"];
  return world.faults.calls.slice(from).flatMap((call, at) => both.map((when) => ({ at, when, call })));
}

/** A verified flow whose completion has crashed there, and another flow of the same address, verified before. */
async function crashed({ at, when }: CrashPoint) {
  const world = setup();
  const rival = await world.verified();
  const flow = await world.verified();
  world.faults.failAt(at, when);
  await expect(complete(world, flow)).rejects.toThrow(`${when} its effect`);
  return { world, flow, rival };
}

/** Messages come again until all are done with, as queues with enough patience do. */
async function letQueuesRun(world: World) {
  for (let round = 0; round < 8; round += 1) {
    world.clock.advance(30_000);
    await world.deliverFollowUps();
    await world.deliverMails();
  }
  expect(world.followUps.messages()).toEqual([]);
  expect(world.mailQueue.messages()).toEqual([]);
}

const completionMails = (world: World) => world.outbox.filter(({ about }) => about.kind === "completion");

/** One user, one account, one closed registration, at least one mail; and the password opens it. */
async function expectDone(world: World, flow: Flow) {
  const [user] = world.users.values();
  const [account] = world.accounts.values();
  expect([world.users.size, world.accounts.size]).toEqual([1, 1]);
  expect(account).toMatchObject({
    accountId: user?.accountId,
    registrationId: flow.id,
    profile: aBusinessProfile(),
  });
  expect(world.stored(flow)).toMatchObject({ state: "completed", accountId: user?.accountId });
  expect(world.stored(flow)).not.toHaveProperty("profile");
  expect(await world.dependencies.users.authenticate("hanako@example.jp", PASSWORD)).toMatchObject({
    accountId: account?.accountId,
  });
  expect(completionMails(world).length).toBeGreaterThanOrEqual(1);
  expectRecorded(world, { registrationId: flow.id, accountId: user?.accountId });
}

/** The auditor knows of each account, once or more often, and of no other. */
function expectRecorded(
  world: World,
  { registrationId, accountId }: { registrationId: string; accountId: unknown },
) {
  const reported = (name: string) => world.audited.filter(({ event }) => event === name);
  for (const event of ["terms.accepted", "registration.started", "code.verified"]) {
    expect(reported(event)).toContainEqual(expect.objectContaining({ registrationId }));
  }
  for (const event of ["profile.saved", "registration.completed"]) {
    expect(reported(event)).not.toEqual([]);
    for (const each of reported(event)) expect(each).toMatchObject({ registrationId, accountId });
  }
}

/** Nothing of an account is there, and the registrant may send the form again, or begin again. */
function expectNothingMade(world: World, flow: Flow) {
  expect([world.users.size, world.accounts.size, completionMails(world).length]).toEqual([0, 0, 0]);
  expect(["verified", "completing"]).toContain(world.stored(flow).state);
}

const points = await crashPointsOf(async (world) => {
  const flow = await world.verified();
  return () => complete(world, flow);
});

it("a completion makes at least seven calls, each of which can fail in two ways", () => {
  expect(points.length).toBeGreaterThanOrEqual(14);
  expect(points.map(({ call }) => call)).toContain("users.signUp");
});

describe.each(points)("a crash $when call $at, $call", (point) => {
  it("is made good by the caller's next try", async () => {
    const { world, flow } = await crashed(point);
    expect((await complete(world, flow)).ok).toBe(true);
    await letQueuesRun(world);
    await expectDone(world, flow);
  });

  it("is settled by the follow-up: all is made, or nothing", async () => {
    const { world, flow } = await crashed(point);
    await letQueuesRun(world);
    if (world.users.size === 0) expectNothingMade(world, flow);
    else await expectDone(world, flow);
  });

  it("is settled by the follow-up, and the caller's late try is answered rightly", async () => {
    const { world, flow } = await crashed(point);
    await letQueuesRun(world);
    expect((await complete(world, flow)).ok).toBe(true);
    await letQueuesRun(world);
    await expectDone(world, flow);
  });

  it("is made good by the third try, wherever the second crashes", async () => {
    for (const second of points) {
      const { world, flow } = await crashed(point);
      world.faults.failAt(second.at, second.when);
      await complete(world, flow).catch(() => "crashed");
      world.faults.failAt(Number.POSITIVE_INFINITY, "before");
      expect((await complete(world, flow)).ok).toBe(true);
      await letQueuesRun(world);
      await expectDone(world, flow);
    }
  });

  it("leaves the address to another flow, if nothing was made", async () => {
    const { world, flow, rival } = await crashed(point);
    const outcome = await complete(world, rival);
    await letQueuesRun(world);
    await expectDone(world, outcome.ok ? rival : flow);
    expect(world.stored(outcome.ok ? flow : rival).state).not.toBe("completed");
  });
});

describe("a follow-up that crashes", () => {
  const left = async (world: World) => {
    const flow = await world.verified();
    world.faults.failNext("users.signUp", "after");
    await expect(complete(world, flow)).rejects.toThrow("users.signUp");
    world.clock.advance(15_000);
    return flow;
  };
  let crashPoints: CrashPoint[] = [];

  it("has crash points", async () => {
    crashPoints = await crashPointsOf(async (world) => {
      await left(world);
      return world.deliverFollowUps;
    });
    expect(crashPoints.length).toBeGreaterThanOrEqual(10);
  });

  it("comes again, and finishes what it began, wherever it crashed", async () => {
    for (const { at, when } of crashPoints) {
      const world = setup();
      const flow = await left(world);
      world.faults.failAt(at, when);
      await world.deliverFollowUps();
      expect(world.followUps.messages()).toHaveLength(1);
      await letQueuesRun(world);
      await expectDone(world, flow);
    }
  });
});

describe("a completed registration repeated", () => {
  it("may crash anywhere, and be repeated", async () => {
    const again = await crashPointsOf(async (world) => {
      const flow = await world.completed();
      return () => complete(world, flow);
    });
    expect(again.length).toBeGreaterThanOrEqual(6);
    for (const { at, when } of again) {
      const world = setup();
      const flow = await world.completed();
      world.faults.failAt(at, when);
      await expect(complete(world, flow)).rejects.toThrow("its effect");
      expect(granted(await complete(world, flow)).accountId).toBe(flow.accountId);
      await letQueuesRun(world);
      await expectDone(world, flow);
    }
  });
});
