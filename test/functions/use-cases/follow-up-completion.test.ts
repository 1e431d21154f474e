import { describe, expect, it } from "@jest/globals";
import { CLAIM_LEASE_MS } from "../../../functions/domain/registration.ts";
import { completeRegistration } from "../../../functions/use-cases/complete-registration.ts";
import { followUpCompletion } from "../../../functions/use-cases/follow-up-completion.ts";
import { aBusinessProfile, aRegistration } from "../../support/builders.ts";
import { aForm, PASSWORD, setup } from "./setup.ts";

/** A claim that was made just now, and whatever of its user is there. */
function claimed({ userOf }: { userOf?: "ours" | "another's" } = {}) {
  const world = setup();
  const registration = aRegistration({
    state: "completing",
    accountId: "account-1",
    claimedAt: world.clock(),
    profile: aBusinessProfile(),
  });
  world.registrations.set(registration.id, registration);
  if (userOf !== undefined) {
    const accountId = userOf === "ours" ? "account-1" : "account-of-another";
    world.users.set(registration.email, { email: registration.email, accountId, password: PASSWORD });
  }
  const followUp = () => followUpCompletion(world.dependencies, { registrationId: registration.id });
  return { world, registration, followUp };
}

describe("a follow-up leaves alone", () => {
  it("a fresh claim, and comes again", async () => {
    const { world, registration, followUp } = claimed({ userOf: "ours" });
    world.clock.advance(CLAIM_LEASE_MS - 1);
    expect(await followUp()).toBe("too-early");
    expect(world.standing(registration)).toEqual(registration);
    expect(world.audited).toEqual([]);
  });

  it.each(["requested", "code-sent", "verified", "completed", "duplicate"] as const)(
    "a registration that is %s",
    async (state) => {
      const world = setup();
      world.registrations.set("registration-1", aRegistration({ state }));
      const message = { registrationId: "registration-1" };
      expect(await followUpCompletion(world.dependencies, message)).toBe("settled");
      expect(world.faults.calls).toEqual(["registrations.find"]);
    },
  );

  it("a registration that is gone", async () => {
    const world = setup();
    expect(await followUpCompletion(world.dependencies, { registrationId: "gone" })).toBe("settled");
  });
});

describe("a follow-up of an abandoned claim", () => {
  it("finishes it where its user was made", async () => {
    const { world, registration, followUp } = claimed({ userOf: "ours" });
    world.clock.advance(CLAIM_LEASE_MS);
    expect(await followUp()).toBe("settled");
    expect(world.standing(registration)).toMatchObject({ state: "completed" });
    expect(world.accounts.get("account-1")).toMatchObject({
      profile: registration.profile,
      updatedAt: registration.claimedAt,
      createdAt: world.clock(),
    });
    expect(world.mailQueue.messages()).toEqual([{ kind: "completion", accountId: "account-1" }]);
    expect(world.auditedSince(0)).toEqual([
      "profile.saved",
      "registration.completed",
      "mail.queued",
      "registration.compensated",
    ]);
    expect(world.audited.at(-1)).toMatchObject({ outcome: "success", reason: "finished" });
  });

  it("releases it where no user was made, and the form is gone", async () => {
    const { world, registration, followUp } = claimed();
    world.clock.advance(CLAIM_LEASE_MS);
    expect(await followUp()).toBe("settled");
    expect(world.standing(registration)).toMatchObject({ state: "verified", accountId: "account-1" });
    expect(world.standing(registration)).not.toHaveProperty("profile");
    expect([world.users.size, world.accounts.size]).toEqual([0, 0]);
    expect(world.audited).toEqual([
      {
        event: "registration.compensated",
        outcome: "success",
        registrationId: registration.id,
        reason: "released",
      },
    ]);
  });

  it("ends it where the address's user is another's", async () => {
    const { world, registration, followUp } = claimed({ userOf: "another's" });
    world.clock.advance(CLAIM_LEASE_MS);
    expect(await followUp()).toBe("settled");
    expect(world.standing(registration)).toMatchObject({ state: "duplicate" });
    expect(world.accounts.size).toBe(0);
    expect(world.auditedSince(0)).toEqual(["registration.duplicate"]);
  });

  it("comes again when the claim was renewed while it looked", async () => {
    const { world, registration, followUp } = claimed();
    world.clock.advance(CLAIM_LEASE_MS);
    const renewed = { ...registration, claimedAt: world.clock() };
    world.faults.pauseWith(async (call) => {
      if (call === "users.find") world.registrations.set(registration.id, renewed);
    });
    expect(await followUp()).toBe("too-early");
    expect(world.standing(registration)).toEqual(renewed);
  });

  it("settles it once, however often the message comes", async () => {
    const { world, followUp } = claimed({ userOf: "ours" });
    world.clock.advance(CLAIM_LEASE_MS);
    for (let delivery = 1; delivery <= 3; delivery += 1) expect(await followUp()).toBe("settled");
    expect(world.mailQueue.messages()).toHaveLength(1);
    expect(world.audited).toHaveLength(4);
  });

  it("leaves what was corrected since as it is", async () => {
    const { world, registration, followUp } = claimed({ userOf: "ours" });
    world.clock.advance(CLAIM_LEASE_MS);
    await followUp();
    const [account] = world.accounts.values();
    const corrected = aBusinessProfile({ department: "経理部" });
    if (account) await world.dependencies.accounts.updateProfile(account, corrected, world.clock());
    world.registrations.set(registration.id, registration);
    await followUp();
    expect(world.accounts.get("account-1")?.profile).toEqual(corrected);
  });
});

it("the registrant whose claim was released sends the form again under the same account id", async () => {
  const world = setup();
  const flow = await world.verified();
  world.faults.failNext("users.signUp", "before");
  await expect(completeRegistration(world.dependencies, { ...flow, ...aForm() })).rejects.toThrow();
  const { accountId } = world.standing(flow);
  world.clock.advance(15_000);
  await world.deliverFollowUps();
  expect(world.standing(flow).state).toBe("verified");
  expect(await completeRegistration(world.dependencies, { ...flow, ...aForm() })).toMatchObject({
    value: { accountId },
  });
});
