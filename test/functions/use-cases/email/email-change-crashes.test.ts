/** A change of address that breaks off at any call: exactly one address signs in, at any time. */
import { describe, expect, it } from "@jest/globals";
import { CLAIM_LEASE_MS } from "../../../../functions/domain/code-flow.ts";
import { EMAIL_CHANGE_LOOK_DELAY_SECONDS } from "../../../../functions/domain/email-change.ts";
import { signIn } from "../../../../functions/use-cases/session/sign-in.ts";
import { changing, NEW, OLD } from "../../../../testing/use-cases/email-change.ts";
import { aClient, granted, PASSWORD, type World } from "../../../../testing/use-cases/setup.ts";

const WAIT_MS = EMAIL_CHANGE_LOOK_DELAY_SECONDS * 1000;

async function whoSignsIn(world: World): Promise<string[]> {
  const signsIn = async (email: string) => {
    const sent = { email, password: PASSWORD, clientIp: "192.0.2.9", client: aClient };
    return (await signIn(world.dependencies, sent)).ok ? [email] : [];
  };
  return [...(await signsIn(OLD)), ...(await signsIn(NEW))];
}

/** What must hold once the follow-up has come: user, account, hold and flow say the same. */
async function expectWhole(world: World, accountId: string, changeId: string) {
  const [email = "nobody"] = await whoSignsIn(world);
  const account = world.accounts.get(accountId);
  const { emailHmac } = await world.dependencies.emailHash(OLD);
  expect(account?.email).toBe(email);
  expect(account?.openChangeUntil).toBeUndefined();
  expect((await world.dependencies.holds.find(emailHmac, world.clock()))?.accountId).toBe(
    email === NEW ? accountId : undefined,
  );
  expect(world.emailChanges.get(changeId)?.state).not.toBe("applying");
  const mailed = world.outbox.filter(({ about }) => about.kind === "email-changed").map(({ to }) => to);
  expect(new Set(mailed)).toEqual(new Set(email === NEW ? [OLD, NEW] : []));
  const changes = world.audited.filter(({ event }) => event === "account.email-changed");
  expect(changes.length > 0).toBe(email === NEW);
  return email;
}

describe("a change of address that dies", () => {
  it.each(["before", "after"] as const)(
    "at any call, %s its effect: the follow-up finishes or releases it, and the code can be given again",
    async (when) => {
      const whole = await changing();
      const given = await whole.codeSent();
      const from = whole.world.faults.calls.length;
      granted(await whole.verify(given));
      const count = whole.world.faults.calls.length - from;
      expect(count).toBeGreaterThan(15);

      for (let call = 0; call < count; call += 1) {
        const { world, accountId, codeSent, verify } = await changing();
        const code = await codeSent();
        world.faults.failAt(call, when);
        await verify(code).catch(() => undefined);
        expect(await whoSignsIn(world)).toHaveLength(1);
        world.clock.advance(WAIT_MS);
        await world.deliverFollowUps();
        await world.deliverMails();
        const email = await expectWhole(world, accountId, code.id);
        if (email === OLD) granted(await verify(code));
        expect(await whoSignsIn(world)).toEqual([NEW]);
      }
    },
  );

  it.each(["before", "after"] as const)(
    "and whose follow-up dies at any call, %s its effect, is settled when that comes again",
    async (when) => {
      for (const call of ["users.changeEmail", "holds.set"]) {
        for (let at = 0; at < 14; at += 1) {
          const { world, accountId, codeSent, verify } = await changing();
          const code = await codeSent();
          world.faults.failNext(call, "after");
          await expect(verify(code)).rejects.toThrow();
          world.clock.advance(WAIT_MS);
          world.faults.failAt(at, when);
          await world.deliverFollowUps();
          world.faults.withdraw();
          expect(await whoSignsIn(world)).toHaveLength(1);
          world.clock.advance(WAIT_MS);
          await world.deliverFollowUps();
          world.clock.advance(WAIT_MS);
          await world.deliverFollowUps();
          await world.deliverMails();
          await expectWhole(world, accountId, code.id);
        }
      }
    },
  );

  it("is left alone while its claim is fresh, and taken over by whoever comes again once it is not", async () => {
    const { world, codeSent, verify } = await changing();
    const code = await codeSent();
    world.faults.failNext("users.changeEmail", "before");
    await expect(verify(code)).rejects.toThrow();
    expect(await verify(code)).toMatchObject({ failure: { kind: "completion-in-progress" } });
    world.clock.advance(CLAIM_LEASE_MS);
    granted(await verify(code));
    expect(await whoSignsIn(world)).toEqual([NEW]);
  });
});
