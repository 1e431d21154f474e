import { describe, expect, it } from "@jest/globals";
import type { SweepMessage } from "../../../../contracts/sweep-message.ts";
import { completeRegistration } from "../../../../functions/use-cases/registration/complete-registration.ts";
import { healClaims } from "../../../../functions/use-cases/sweep/heal-claims.ts";
import { aBusinessForm, aRegistration, type SpecialRegistration } from "../../../../testing/builders.ts";
import { aForm, setup as theWorld } from "../../../../testing/use-cases/setup.ts";

const HOUR = 3_600_000;

function setup(pageSize = 2) {
  const world = theWorld();
  const dependencies = {
    ...world.dependencies,
    settings: { ...world.dependencies.settings, sweep: { pageSize } },
  };
  const has = (id: string, special: SpecialRegistration) =>
    void world.registrations.set(id, aRegistration({ id, ...special }));
  /** All pages of a night: how many were found on each. */
  const heal = async () => {
    const found: number[] = [];
    await world.ports.sweepQueue.requestClaims({});
    while (world.sweepQueue.messages().length > 0)
      await world.sweepQueue.deliver(async (message) => {
        found.push(await healClaims(dependencies, message as Extract<SweepMessage, { kind: "claims" }>));
        return true;
      });
    return found;
  };
  return { ...world, has, heal };
}

describe("a night's look for completions that never ended", () => {
  it("asks for those to be looked after whose claim is an hour old, on every page", async () => {
    const { clock, followUps, has, heal } = setup();
    const claimed = (ago: number) =>
      ({ ...aBusinessForm(), state: "completing", claimedAt: clock() - ago }) as const;
    has("a", claimed(HOUR));
    has("b", claimed(HOUR - 1));
    has("c", { ...aBusinessForm(), state: "verified", setAsideAt: clock() - HOUR });
    has("d", { state: "completed", accountId: "account-d" });
    has("e", { state: "verified" });
    has("f", claimed(20 * 24 * HOUR));
    expect(await heal()).toEqual([1, 1, 1]);
    expect(followUps.messages()).toEqual(
      ["a", "c", "f"].map((registrationId) => ({ kind: "completion", registrationId })),
    );
  });

  it("finishes one whose messages are all lost, with one mail", async () => {
    const world = setup();
    const flow = await world.verified();
    world.faults.failNext("accounts.put", "before");
    await expect(completeRegistration(world.dependencies, { ...flow, ...aForm() })).rejects.toThrow();
    world.followUps.clear();
    world.clock.advance(HOUR);
    expect([world.users.size, world.accounts.size]).toEqual([1, 0]);

    expect(await world.heal()).toEqual([1]);
    world.clock.advance(60_000);
    await world.deliverFollowUps();
    expect([...world.accounts.values()]).toMatchObject([{ registrationId: flow.id }]);
    expect(world.outbox.filter(({ about }) => about.kind === "completion")).toHaveLength(1);
    world.clock.advance(HOUR);
    expect(await world.heal()).toEqual([0]);
  });
});
