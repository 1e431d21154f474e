import { describe, expect, it } from "@jest/globals";
import { resendCode } from "../../../../functions/use-cases/flow/resend-code.ts";
import { showFlow } from "../../../../functions/use-cases/flow/show-flow.ts";
import { reviewProfile } from "../../../../functions/use-cases/registration/review-profile.ts";
import { aBusinessProfile } from "../../../../testing/builders.ts";
import { granted, setup } from "../../../../testing/use-cases/setup.ts";

describe("a registration whose account stands, and which nobody has closed yet", () => {
  const completed = async () => {
    const world = setup();
    const flow = await world.completed();
    expect(world.stored(flow).state).toBe("completing");
    return { world, flow };
  };
  const refused = { ok: false, failure: { kind: "already-completed" } };

  it("is shown as completed", async () => {
    const { world, flow } = await completed();
    expect(granted(await showFlow(world.dependencies, flow)).flow.state).toBe("completed");
  });

  it("takes no form, and says that it is complete", async () => {
    const { world, flow } = await completed();
    const sent = { ...flow, profile: aBusinessProfile() };
    expect(await reviewProfile(world.dependencies, sent)).toEqual(refused);
  });

  it("has no new code, and says that it is complete", async () => {
    const { world, flow } = await completed();
    expect(await resendCode(world.dependencies, flow)).toEqual(refused);
  });
});

describe("a registration that is being completed, without an account", () => {
  const claimed = async () => {
    const world = setup();
    const flow = await world.completed();
    world.accounts.clear();
    return { world, flow };
  };
  const refused = { ok: false, failure: { kind: "completion-in-progress" } };

  it("is shown as that", async () => {
    const { world, flow } = await claimed();
    expect(granted(await showFlow(world.dependencies, flow)).flow.state).toBe("completing");
  });

  it("takes no form and has no new code for now", async () => {
    const { world, flow } = await claimed();
    expect(await reviewProfile(world.dependencies, { ...flow, profile: aBusinessProfile() })).toEqual(
      refused,
    );
    expect(await resendCode(world.dependencies, flow)).toEqual(refused);
  });
});

it("a registration that nobody is completing is shown without a look at accounts", async () => {
  const world = setup();
  const flow = await world.verified();
  world.accounts.has = () => {
    throw new Error("looked");
  };
  expect(granted(await showFlow(world.dependencies, flow)).flow.state).toBe("verified");
});
