import { describe, expect, it } from "@jest/globals";
import { resendCode } from "../../../../functions/use-cases/flow/resend-code.ts";
import { showFlow } from "../../../../functions/use-cases/flow/show-flow.ts";
import { verifyCode } from "../../../../functions/use-cases/flow/verify-code.ts";
import { granted, MINUTE, setup, wrongCode } from "../../../../testing/use-cases/setup.ts";

describe("where a flow stands", () => {
  it("is shown before the code is sent: all attempts are left", async () => {
    const world = setup();
    const flow = await world.startFlow();
    const shown = granted(await showFlow(world.dependencies, flow));
    expect(shown).toEqual({
      flow: world.stored(flow),
      isCodeSent: false,
      expired: false,
      attemptsLeft: 5,
      mailStatus: "queued",
    });
  });

  it("says that the code was sent until it is verified", async () => {
    const world = setup();
    const flow = await world.codeSent();
    const shown = async () => granted(await showFlow(world.dependencies, flow));
    expect(await shown()).toMatchObject({ isCodeSent: true, mailStatus: "queued" });
    granted(await verifyCode(world.dependencies, { ...flow, code: world.codeFor(flow) }));
    // Whoever has given its code has had the mail.
    expect(await shown()).toMatchObject({ isCodeSent: false, mailStatus: "sent" });
  });

  it("counts the attempts that are left of the latest code", async () => {
    const world = setup();
    const flow = await world.codeSent();
    const code = wrongCode(world.codeFor(flow));
    const left = [];
    for (let guess = 1; guess <= 6; guess += 1) {
      await verifyCode(world.dependencies, { ...flow, code });
      left.push(granted(await showFlow(world.dependencies, flow)).attemptsLeft);
    }
    expect(left).toEqual([4, 3, 2, 1, 0, 0]);

    world.clock.advance(MINUTE);
    granted(await resendCode(world.dependencies, flow));
    expect(granted(await showFlow(world.dependencies, flow)).attemptsLeft).toBe(5);
  });

  it.each([
    [30 * MINUTE - 1, false],
    [30 * MINUTE, true],
  ])("%d ms after the code was sent it has run out: %s", async (afterMs, expired) => {
    const world = setup();
    const flow = await world.verified();
    world.clock.advance(afterMs);
    expect(granted(await showFlow(world.dependencies, flow)).expired).toBe(expired);
  });

  it("does not run out once it is completed", async () => {
    const world = setup();
    const flow = await world.completed();
    world.clock.advance(60 * MINUTE);
    expect(granted(await showFlow(world.dependencies, flow))).toMatchObject({
      flow: { state: "completed" },
      expired: false,
    });
  });
});
