/** Completions that meet, in whatever order their calls run. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { resendCode } from "../../../../functions/use-cases/flow/resend-code.ts";
import { verifyCode } from "../../../../functions/use-cases/flow/verify-code.ts";
import { completeRegistration } from "../../../../functions/use-cases/registration/complete-registration.ts";
import { aBusinessProfile } from "../../../../testing/builders.ts";
import { aForm, MINUTE, setup, type World } from "../../../../testing/use-cases/setup.ts";

type Flow = { readonly id: string; readonly flowSecret: string };

const complete = (world: World, { id, flowSecret }: Flow, form: Parameters<typeof aForm>[0] = {}) =>
  completeRegistration(world.dependencies, { id, flowSecret, ...aForm(form) });

/** Runs the check on a fresh world, whose calls from `begin` on are interleaved in many ways. */
const inAnyOrder = (
  check: (world: World, begin: () => void, all: <T>(work: Promise<T>) => Promise<T>) => Promise<void>,
) =>
  fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const world = setup();
      const begin = () => world.faults.pauseWith((call) => scheduler.schedule(Promise.resolve(), call));
      await check(world, begin, (work) => scheduler.waitFor(work));
    }),
    { numRuns: 60 },
  );

const calm = (world: World) => world.faults.pauseWith(() => Promise.resolve());

async function settle(world: World) {
  calm(world);
  for (let round = 0; round < 8; round += 1) {
    world.clock.advance(30_000);
    await world.deliverFollowUps();
    await world.deliverMails();
  }
  expect(world.followUps.messages()).toEqual([]);
}

const kindOf = (outcome: Awaited<ReturnType<typeof complete>>) => (outcome.ok ? "ok" : outcome.failure.kind);

describe("two completions at once", () => {
  it("of two flows of one address: one account, one winner, one who learns", async () => {
    await inAnyOrder(async (world, begin, all) => {
      const flows = [await world.verified(), await world.verified()];
      begin();
      const kinds = (await all(Promise.all(flows.map((flow) => complete(world, flow))))).map(kindOf);
      expect(kinds.sort()).toEqual(["already-registered", "ok"]);
      await settle(world);
      expect([world.users.size, world.accounts.size]).toEqual([1, 1]);
      const states = flows.map((flow) => world.stored(flow).state);
      expect(states.sort()).toEqual(["completed", "duplicate"]);
    });
  });

  it("of one flow and form: one account, at least one winner, the other may come again", async () => {
    await inAnyOrder(async (world, begin, all) => {
      const flow = await world.verified();
      begin();
      const kinds = (await all(Promise.all([complete(world, flow), complete(world, flow)]))).map(kindOf);
      expect(kinds).toContain("ok");
      for (const kind of kinds) expect(["ok", "completion-in-progress"]).toContain(kind);
      await settle(world);
      expect([world.users.size, world.accounts.size]).toEqual([1, 1]);
      expect(world.stored(flow).state).toBe("completed");
      const reported = world.audited.filter(({ event }) => event === "registration.completed");
      expect(new Set(reported.map(({ registrationId }) => registrationId))).toEqual(new Set([flow.id]));
    });
  });

  it("of one flow with two forms: what is acknowledged is what is stored", async () => {
    await inAnyOrder(async (world, begin, all) => {
      const flow = await world.verified();
      const profiles = [aBusinessProfile(), aBusinessProfile({ organizationName: "別の商店" })];
      begin();
      const outcomes = await all(Promise.all(profiles.map((profile) => complete(world, flow, { profile }))));
      await settle(world);
      const acknowledged = profiles.filter((_, at) => outcomes[at]?.ok);
      expect(acknowledged).toHaveLength(1);
      expect([...world.accounts.values()].map(({ profile }) => profile)).toEqual(acknowledged);
    });
  });

  it("with a password that is refused: the claim is free in the end", async () => {
    await inAnyOrder(async (world, begin, all) => {
      const flow = await world.verified();
      world.refusedPasswords.add("refused-pass-1");
      const form = { password: "refused-pass-1" };
      begin();
      const kinds = (await all(Promise.all([complete(world, flow, form), complete(world, flow, form)]))).map(
        kindOf,
      );
      expect(kinds).toContain("invalid-input");
      await settle(world);
      expect(world.stored(flow).state).toBe("verified");
      expect((await complete(world, flow)).ok).toBe(true);
    });
  });
});

describe("a completion and what runs beside it", () => {
  it("the follow-up of a crashed try and the caller's next one make one account", async () => {
    const when = fc.constantFrom("before" as const, "after" as const);
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), when, async (scheduler, scenario) => {
        const world = setup();
        const flow = await world.verified();
        world.faults.failNext("users.signUp", scenario);
        await expect(complete(world, flow)).rejects.toThrow("users.signUp");
        world.clock.advance(20_000);
        world.faults.pauseWith((call) => scheduler.schedule(Promise.resolve(), call));
        const both = Promise.all([complete(world, flow), world.deliverFollowUps()]);
        const [outcome] = await scheduler.waitFor(both);
        await settle(world);
        if (!outcome.ok) expect((await complete(world, flow)).ok).toBe(true);
        await settle(world);
        expect([world.users.size, world.accounts.size]).toEqual([1, 1]);
        expect(world.stored(flow).state).toBe("completed");
        const mails = world.outbox.filter(({ about }) => about.kind === "completion");
        expect(mails.length).toBeGreaterThanOrEqual(1);
        expect(mails.length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 80 },
    );
  });

  it("a new code asked for beside it: either the account or the code, never both", async () => {
    await inAnyOrder(async (world, begin, all) => {
      const flow = await world.verified();
      world.clock.advance(MINUTE);
      begin();
      const [completion, resend] = await all(
        Promise.all([complete(world, flow), resendCode(world.dependencies, flow)]),
      );
      await settle(world);
      expect(completion.ok).not.toBe(resend.ok);
      expect(world.accounts.size).toBe(completion.ok ? 1 : 0);
      expect(world.stored(flow).state).toBe(completion.ok ? "completed" : "requested");
    });
  });

  it("a new code asked for beside a verification: the old code is dead, or has done its work", async () => {
    await inAnyOrder(async (world, begin, all) => {
      const flow = await world.codeSent();
      const code = world.codeFor(flow);
      world.clock.advance(MINUTE);
      begin();
      const [verification, resend] = await all(
        Promise.all([
          verifyCode(world.dependencies, { ...flow, code }),
          resendCode(world.dependencies, flow),
        ]),
      );
      calm(world);
      const { state, codeNumber } = world.stored(flow);
      expect(verification.ok || resend.ok).toBe(true);
      expect(codeNumber).toBe(resend.ok ? 2 : 1);
      expect(state).toBe(resend.ok ? "requested" : "verified");
      expect((await verifyCode(world.dependencies, { ...flow, code })).ok).toBe(false);
    });
  });
});
