/** What an address is worth while it is kept for the account that has left it. */
import { describe, expect, it } from "@jest/globals";
import { verifyCode } from "../../../../functions/use-cases/flow/verify-code.ts";
import { startReset } from "../../../../functions/use-cases/password/start-reset.ts";
import { completeRegistration } from "../../../../functions/use-cases/registration/complete-registration.ts";
import { aForm, aStartRequest, granted, setup, type World } from "../../../../testing/use-cases/setup.ts";

const EMAIL = "hanako@example.jp";
const DAY = 24 * 60 * 60_000;

async function hold(world: World) {
  const { emailHmac } = await world.dependencies.emailHash(EMAIL);
  const kept = { accountId: "account-0", reason: "changed", until: world.clock() + 7 * DAY } as const;
  await world.dependencies.holds.set(emailHmac, kept, world.clock());
}

describe("a held address", () => {
  it("gets a mail that says until when, and a code that nobody has", async () => {
    const world = setup();
    await hold(world);
    const flow = await world.codeSent();
    expect(world.outbox.at(-1)?.mail.text).toContain(
      "このメールアドレスは、現在登録できません（1月22日まで）",
    );
    expect(world.audited).toContainEqual(
      expect.objectContaining({ event: "mail.sent", reason: "address-held" }),
    );
    expect(world.codes.get(flow.id)?.hmac).toMatch(/^[0-9a-f]{64}$/);
    expect(await verifyCode(world.dependencies, { ...flow, code: "000000" })).toMatchObject({
      failure: { kind: "code-wrong" },
    });
  });

  it("is answered in English, too", async () => {
    const world = setup();
    await hold(world);
    await world.codeSent({ language: "en" });
    expect(world.outbox.at(-1)?.mail.text).toContain("cannot be registered at the moment (until 22 January)");
  });

  it("is refused to a registration that had proved it before, which stays as it was", async () => {
    const world = setup();
    const flow = await world.verified();
    await hold(world);
    const from = world.audited.length;
    expect(await completeRegistration(world.dependencies, { ...flow, ...aForm() })).toEqual({
      ok: false,
      failure: { kind: "already-registered" },
    });
    expect(world.stored(flow).state).toBe("verified");
    expect(world.users.size).toBe(0);
    expect(world.audited.slice(from)).toEqual([
      expect.objectContaining({ event: "registration.duplicate", reason: "address-held" }),
    ]);
  });

  it("is anybody's once the hold is over", async () => {
    const world = setup();
    await hold(world);
    world.clock.advance(7 * DAY);
    const flow = await world.verified();
    granted(await completeRegistration(world.dependencies, { ...flow, ...aForm() }));
  });

  it("is unknown to whoever wants a new password for it", async () => {
    const world = setup();
    await hold(world);
    const dependencies = { ...world.dependencies, flows: world.dependencies.resets };
    granted(await startReset(dependencies, { ...aStartRequest(), email: EMAIL }));
    await world.deliverMails();
    expect(world.audited.at(-1)).toMatchObject({ event: "mail.sent", reason: "reset-unknown" });
  });
});
