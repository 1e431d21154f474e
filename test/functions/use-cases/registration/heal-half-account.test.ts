import { describe, expect, it } from "@jest/globals";
import { CLAIM_LEASE_MS } from "../../../../functions/domain/code-flow.ts";
import { completeRegistration } from "../../../../functions/use-cases/registration/complete-registration.ts";
import { finishCompletion } from "../../../../functions/use-cases/registration/finish-completion.ts";
import { healHalfAccount } from "../../../../functions/use-cases/registration/heal-half-account.ts";
import { signIn } from "../../../../functions/use-cases/session/sign-in.ts";
import {
  aBusinessForm,
  aBusinessProfile,
  anAccount,
  aRegistration,
  type SpecialRegistration,
} from "../../../../testing/builders.ts";
import { aClient, aForm, PASSWORD, setup } from "../../../../testing/use-cases/setup.ts";

const user = { userSub: "sub-1", accountId: "account-1", registrationId: "registration-1" };
const DAY_MS = 86_400_000;

/** A user, and whatever of the registration is left. */
function half(left?: SpecialRegistration) {
  const world = setup();
  const registration = aRegistration({ id: user.registrationId, accountId: user.accountId, ...left });
  if (left) world.registrations.set(registration.id, registration);
  world.users.set(registration.email, { ...user, email: registration.email, password: PASSWORD });
  const heal = () => healHalfAccount(world.dependencies, user);
  return { world, registration, heal };
}

const profile = aBusinessProfile();

describe("a user without an account", () => {
  it.each<[string, SpecialRegistration]>([
    ["whose claim is still open", { state: "completing", claimedAt: 0, profile }],
    ["whose claim was set aside", { state: "verified", setAsideAt: 0, profile }],
  ])("%s gets the account", async (_, left) => {
    const { world, heal } = half(left);
    expect(await heal()).toBe("mailed");
    expect([...world.accounts.values()]).toMatchObject([{ accountId: user.accountId, profile }]);
    expect([...world.registrations.values()]).toMatchObject([{ state: "completed" }]);
    expect(world.outbox).toHaveLength(1);
  });

  it("whose claim is fresh is left to whoever made it, and looked at later", async () => {
    const { world, registration, heal } = half();
    const fresh = {
      ...registration,
      ...aBusinessForm(),
      state: "completing",
      claimedAt: world.clock(),
    } as const;
    world.registrations.set(registration.id, fresh);
    expect(await heal()).toBe("settled");
    expect([world.users.size, world.accounts.size]).toEqual([1, 0]);
    const { accountId } = user;
    const message = { kind: "completion", registrationId: registration.id, accountId };
    expect(world.followUps.messages()).toEqual([message]);
  });

  it.each<[string, SpecialRegistration | undefined]>([
    ["whose claim was given up", { state: "verified" }],
    ["whose registration found the address taken", { state: "duplicate" }],
    [
      "whose registration makes another account",
      { state: "completing", claimedAt: 0, accountId: "b", profile },
    ],
    ["whose registration has made another account", { state: "completed", accountId: "b" }],
  ])("%s is removed, and the audit trail says so", async (_, left) => {
    const { world, heal } = half(left);
    expect(await heal()).toBe("settled");
    expect([world.users.size, world.accounts.size]).toEqual([0, 0]);
    expect(world.audited).toContainEqual({
      event: "registration.compensated",
      outcome: "success",
      reason: "user-removed",
      registrationId: user.registrationId,
      accountId: user.accountId,
    });
  });

  it.each<[string, SpecialRegistration | undefined]>([
    ["of whose registration nothing is left", undefined],
    ["whose registration has made it", { state: "completed" }],
  ])("%s stays, as the table of accounts may be empty, and the audit trail says so", async (_, left) => {
    const { world, heal } = half(left);
    expect(await heal()).toBe("settled");
    expect(world.users.size).toBe(1);
    expect(world.audited).toEqual([
      {
        ...{ event: "registration.compensated", outcome: "failure", reason: "account-missing" },
        ...{ registrationId: user.registrationId, accountId: user.accountId },
      },
    ]);
  });

  it("is not removed where the directory's user has become another's", async () => {
    const { world, registration, heal } = half();
    world.users.set(registration.email, {
      ...user,
      accountId: "another",
      email: registration.email,
      password: PASSWORD,
    });
    expect(await heal()).toBe("settled");
    expect(world.users.size).toBe(1);
  });

  it("that is gone already is settled", async () => {
    const { world, heal } = half();
    world.users.clear();
    expect(await heal()).toBe("settled");
    expect(world.audited).toEqual([]);
  });

  it("that has its account by now is settled, and kept", async () => {
    const { world, heal } = half();
    world.accounts.set(user.accountId, anAccount({ accountId: user.accountId }));
    expect(await heal()).toBe("settled");
    expect(world.users.size).toBe(1);
    expect(world.audited).toEqual([]);
  });
});

describe("a completion that ends while its user is looked after", () => {
  /** The completion's last two writes, before the pause with that number. */
  async function endingAt(pause: number) {
    const { world, registration, heal } = half();
    const { accountId } = user;
    const claim = { accountId, state: "completing", claimedAt: 0 } as const;
    const open = { ...registration, ...aBusinessForm(), ...claim };
    world.registrations.set(registration.id, { ...open, claimedAt: world.clock() });
    let pauses = 0;
    let isOver = false;
    world.faults.pauseWith(async () => {
      pauses += 1;
      if (pauses !== pause || isOver) return;
      isOver = true;
      await finishCompletion(world.dependencies, open, `sub-${accountId}`);
    });
    await heal();
    return { world, isOver };
  }

  it("is not taken for half an account, wherever between the reads it ends", async () => {
    let places = 0;
    for (let pause = 1; ; pause += 1) {
      const { world, isOver } = await endingAt(pause);
      if (!isOver) break;
      expect([world.users.size, world.accounts.size]).toEqual([1, 1]);
      expect(world.audited.filter(({ reason }) => reason === "user-removed")).toEqual([]);
      places += 1;
    }
    // Before its first read, after it, and so on to its last call.
    expect(places).toBeGreaterThanOrEqual(4);
  });
});

describe("who signs in before the account is there", () => {
  const credentials = {
    email: "hanako@example.jp",
    password: PASSWORD,
    clientIp: "192.0.2.1",
    client: aClient,
  };

  it("is asked to come again, and has an account then: even three days later, when nothing else has come", async () => {
    const world = setup();
    const flow = await world.verified();
    world.faults.failNext("accounts.put", "before");
    await expect(completeRegistration(world.dependencies, { ...flow, ...aForm() })).rejects.toThrow();
    // Its message is among the dead letters.
    world.followUps.clear();
    world.clock.advance(3 * DAY_MS);

    expect(await signIn(world.dependencies, credentials)).toMatchObject({
      failure: { kind: "account-not-ready" },
    });
    await world.deliverFollowUps();
    expect((await signIn(world.dependencies, credentials)).ok).toBe(true);
    expect([...world.accounts.values()]).toMatchObject([{ registrationId: flow.id }]);
    expect(world.outbox.filter(({ about }) => about.kind === "completion")).toHaveLength(1);
  });

  it("with a wrong password learns nothing, and nothing happens", async () => {
    const { world } = half({ state: "completing", claimedAt: 0, profile });
    world.clock.advance(CLAIM_LEASE_MS);
    const answer = await signIn(world.dependencies, { ...credentials, password: "wrong-password-1" });
    expect(answer).toMatchObject({ failure: { kind: "sign-in-failed" } });
    expect(world.followUps.messages()).toEqual([]);
  });
});
