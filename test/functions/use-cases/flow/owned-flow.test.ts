import { describe, expect, it } from "@jest/globals";
import type { FlowProof } from "../../../../functions/use-cases/flow/owned-flow.ts";
import { resendCode } from "../../../../functions/use-cases/flow/resend-code.ts";
import { showFlow } from "../../../../functions/use-cases/flow/show-flow.ts";
import { verifyCode } from "../../../../functions/use-cases/flow/verify-code.ts";
import { completeRegistration } from "../../../../functions/use-cases/registration/complete-registration.ts";
import { judgePassword } from "../../../../functions/use-cases/registration/judge-password.ts";
import { reviewProfile } from "../../../../functions/use-cases/registration/review-profile.ts";
import { aBusinessProfile } from "../../../../testing/builders.ts";
import { aForm, HOUR, setup, type World } from "../../../../testing/use-cases/setup.ts";

/** Every step that a flow's cookie opens. */
const steps: [string, (world: World, proof: FlowProof) => Promise<{ ok: boolean }>][] = [
  ["show", ({ dependencies }, proof) => showFlow(dependencies, proof)],
  ["resend", ({ dependencies }, proof) => resendCode(dependencies, { ...proof, clientIp: "192.0.2.1" })],
  [
    "verify",
    ({ dependencies }, proof) =>
      verifyCode(dependencies, { ...proof, code: "123456", clientIp: "192.0.2.1" }),
  ],
  [
    "review",
    ({ dependencies }, proof) => reviewProfile(dependencies, { ...proof, profile: aBusinessProfile() }),
  ],
  [
    "judge a password",
    ({ dependencies }, proof) => judgePassword(dependencies, { ...proof, password: "correct-horse-9" }),
  ],
  ["complete", ({ dependencies }, proof) => completeRegistration(dependencies, { ...proof, ...aForm() })],
];

const notFound = { ok: false, failure: { kind: "registration-not-found" } };

describe.each(steps)("%s", (_, step) => {
  it("needs the flow's cookie", async () => {
    const world = setup();
    const { id } = await world.verified();
    expect(await step(world, { id, flowSecret: undefined })).toEqual({
      ok: false,
      failure: { kind: "flow-cookie-missing" },
    });
  });

  it("answers another flow's cookie, an unknown id and a flow that is gone alike", async () => {
    const world = setup();
    const mine = await world.verified({ email: "mine@example.jp" });
    const other = await world.verified({ email: "other@example.jp" });
    const stored = world.stored(other);
    expect(await step(world, { id: other.id, flowSecret: mine.flowSecret })).toEqual(notFound);
    expect(await step(world, { id: "no-such-id", flowSecret: mine.flowSecret })).toEqual(notFound);
    expect(await step(world, { id: "", flowSecret: "" })).toEqual(notFound);
    expect(world.stored(other)).toEqual(stored);
    expect(world.codes.get(other.id)?.attempts).toBe(1);
    world.clock.advance(24 * HOUR);
    expect(await step(world, mine)).toEqual(notFound);
  });
});
