/** A handover that breaks off at any call: exactly one address signs in, at any time. */
import { describe, expect, it } from "@jest/globals";
import { CLAIM_LEASE_MS } from "../../../../functions/domain/code-flow.ts";
import { EMAIL_CHANGE_LOOK_DELAY_SECONDS } from "../../../../functions/domain/email-change.ts";
import { signIn } from "../../../../functions/use-cases/session/sign-in.ts";
import { handingOver, NEW_PASSWORD, PREDECESSOR, SUCCESSOR } from "../../../../testing/use-cases/handover.ts";
import { aClient, granted, PASSWORD, type World } from "../../../../testing/use-cases/setup.ts";

const WAIT_MS = EMAIL_CHANGE_LOOK_DELAY_SECONDS * 1000;

const whoseUser = (world: World) => [...world.users.values()].map(({ email }) => email);

async function whoSignsIn(world: World): Promise<string[]> {
  const found: string[] = [];
  for (const email of [PREDECESSOR, SUCCESSOR])
    for (const password of [PASSWORD, NEW_PASSWORD]) {
      const sent = { email, password, clientIp: "192.0.2.9", client: aClient };
      if ((await signIn(world.dependencies, sent)).ok) found.push(`${email} ${password}`);
    }
  return found;
}

/** What must hold once the follow-up has come: user, account, hold and flow say the same. */
async function expectWhole(world: World, accountId: string, handoverId: string) {
  const account = world.accounts.get(accountId);
  const { emailHmac } = await world.dependencies.emailHash(PREDECESSOR);
  expect(whoseUser(world)).toEqual([account?.email]);
  const isHandedOver = account?.email === SUCCESSOR;
  expect(account?.openChangeUntil).toBeUndefined();
  expect((await world.dependencies.holds.find(emailHmac, world.clock()))?.accountId).toBe(
    isHandedOver ? accountId : undefined,
  );
  expect(world.emailChanges.get(handoverId)?.state).not.toBe("applying");
  const mailed = world.outbox.filter(({ about }) => about.kind === "email-changed").map(({ to }) => to);
  expect(new Set(mailed)).toEqual(new Set(isHandedOver ? [PREDECESSOR, SUCCESSOR] : []));
  const events = world.audited.filter(({ event }) => event === "account.handed-over");
  expect(events.length > 0).toBe(isHandedOver);
  expect(account?.handover === undefined).toBe(isHandedOver);
  return isHandedOver;
}

describe("a handover that dies", () => {
  it.each(["before", "after"] as const)(
    "at any call, %s its effect: the follow-up finishes or releases it, and no password of before opens it",
    async (when) => {
      const whole = await handingOver();
      const { token } = await whole.invited();
      const from = whole.world.faults.calls.length;
      granted(await whole.accept(token));
      const count = whole.world.faults.calls.length - from;
      expect(count).toBeGreaterThan(15);

      for (let call = 0; call < count; call += 1) {
        const { world, accountId, invited, accept } = await handingOver();
        const invitation = await invited();
        world.faults.failAt(call, when);
        await accept(invitation.token).catch(() => undefined);
        world.faults.withdraw();
        expect(whoseUser(world)).toHaveLength(1);
        world.clock.advance(WAIT_MS);
        await world.deliverFollowUps();
        await world.deliverMails();
        if (!(await expectWhole(world, accountId, invitation.handoverId)))
          granted(await accept(invitation.token));
        const opens = await whoSignsIn(world);
        const { handedOver } = world.accounts.get(accountId)?.emailChange ?? {};
        expect(opens).toEqual(handedOver === "with-password" ? [`${SUCCESSOR} ${NEW_PASSWORD}`] : []);
        if (handedOver === "without-password")
          expect(world.outbox.findLast(({ to }) => to === SUCCESSOR)?.mail.text).toContain("/password/reset");
      }
    },
  );

  it.each(["before", "after"] as const)(
    "and whose follow-up dies at any call, %s its effect, is settled when that comes again",
    async (when) => {
      for (const call of ["users.changeEmail", "users.setPassword", "holds.set"]) {
        for (let at = 0; at < 16; at += 1) {
          const { world, accountId, invited, accept } = await handingOver();
          const { token, handoverId } = await invited();
          world.faults.failNext(call, "after");
          await expect(accept(token)).rejects.toThrow();
          world.clock.advance(WAIT_MS);
          world.faults.failAt(at, when);
          await world.deliverFollowUps();
          world.faults.withdraw();
          expect(whoseUser(world)).toHaveLength(1);
          world.clock.advance(WAIT_MS);
          await world.deliverFollowUps();
          world.clock.advance(WAIT_MS);
          await world.deliverFollowUps();
          await world.deliverMails();
          await expectWhole(world, accountId, handoverId);
        }
      }
    },
  );

  it("is left alone while its claim is fresh, and taken over by the successor who comes again after it", async () => {
    const { world, invited, accept } = await handingOver();
    const { token } = await invited();
    world.faults.failNext("users.setPassword", "before");
    await expect(accept(token)).rejects.toThrow();
    expect(await accept(token)).toMatchObject({ failure: { kind: "completion-in-progress" } });
    world.clock.advance(CLAIM_LEASE_MS);
    granted(await accept(token));
    world.clock.advance(2000);
    expect(await whoSignsIn(world)).toEqual([`${SUCCESSOR} ${NEW_PASSWORD}`]);
  });
});

it("an invitation whose mail could not be asked for is sent when the same is asked again", async () => {
  const { world, start } = await handingOver();
  world.faults.failNext("mailQueue.requestHandoverInvitation", "before");
  await expect(start()).rejects.toThrow();
  granted(await start());
  await world.deliverMails();
  expect(world.outbox.filter(({ about }) => about.kind === "handover-invitation")).toHaveLength(1);
});
