import { describe, expect, it } from "@jest/globals";
import {
  CLAIM_LEASE_MS,
  LIFETIME_MS,
  UNFINISHED_LIFETIME_MS,
} from "../../../../functions/domain/code-flow.ts";
import {
  LOOK_AFTER_LEASE_DELAY_SECONDS,
  SECOND_LOOK_DELAY_SECONDS,
} from "../../../../functions/domain/registration.ts";
import { resendCode } from "../../../../functions/use-cases/flow/resend-code.ts";
import type { CompletionMessage } from "../../../../functions/use-cases/ports.ts";
import { completeRegistration } from "../../../../functions/use-cases/registration/complete-registration.ts";
import { followUpCompletion } from "../../../../functions/use-cases/registration/follow-up-completion.ts";
import { aBusinessForm, aBusinessProfile, aRegistration } from "../../../../testing/builders.ts";
import { aForm, MINUTE, PASSWORD, setup, type World } from "../../../../testing/use-cases/setup.ts";

const completionMails = ({ outbox }: World) => outbox.filter(({ about }) => about.kind === "completion");

const aUser = (user: { readonly email: string; readonly accountId: string }) => ({
  ...{ userSub: "sub-1", registrationId: "registration-1", password: PASSWORD },
  ...user,
});

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
    world.users.set(registration.email, aUser({ email: registration.email, accountId }));
  }
  const message = { registrationId: registration.id, accountId: "account-1", queuedAt: 0 };
  const followUp = (special: Partial<typeof message> = {}) =>
    followUpCompletion(world.dependencies, { ...message, ...special });
  return { world, registration, followUp };
}

/** A completion as its registrant's request leaves it: the account is there, and nobody has closed the registration. */
async function answered() {
  const world = setup();
  const flow = await world.completed();
  const { accountId } = flow;
  const message = { registrationId: flow.id, accountId, queuedAt: world.clock() };
  world.clock.advance(3000);
  const followUp = (special: Partial<CompletionMessage> = {}) =>
    followUpCompletion(world.dependencies, { ...message, ...special });
  const account = world.accounts.get(accountId);
  if (!account) throw new Error("no account");
  return { world, flow, account, followUp };
}

describe("a follow-up of a completion that has made its account", () => {
  it("sends its mail and closes it, in one read, with its claim still fresh", async () => {
    const { world, flow, account, followUp } = await answered();
    expect(world.stored(flow)).toMatchObject({ state: "completing", profile: aBusinessProfile() });
    const before = world.faults.calls.length;
    expect(await followUp()).toBe("mailed");
    const calls = ["completions.find", "eventBus.publish", "mailer.send", "registrations.apply"];
    expect(world.faults.calls.slice(before)).toEqual(calls);
    expect(world.stored(flow)).toMatchObject({
      ...{ state: "completed", completedAt: account.createdAt },
      deleteAt: world.clock() + LIFETIME_MS,
    });
    expect(world.stored(flow)).not.toHaveProperty("profile");
    expect(completionMails(world)).toMatchObject([{ to: account.email }]);
    expect(world.accounts.get(account.accountId)).toBe(account);
  });

  it.each([["another account in mind", "account-of-nobody"], ["none in mind", undefined] as const])(
    "does so too where whoever asked for the look had %s",
    async (_, accountId) => {
      const { world, flow, followUp } = await answered();
      expect(await followUp({ accountId })).toBe("mailed");
      expect(world.stored(flow).state).toBe("completed");
    },
  );

  it("looks for no account where the registration is to make none", async () => {
    const world = setup();
    const flow = await world.verified();
    const before = world.faults.calls.length;
    const message = { registrationId: flow.id, queuedAt: 0 };
    await followUpCompletion(world.dependencies, message);
    await followUpCompletion(world.dependencies, { ...message, accountId: "account-1" });
    expect(world.faults.calls.slice(before)).toEqual(["registrations.find", "completions.find"]);
  });

  it("leaves what the owner has corrected since as it is", async () => {
    const { world, account, followUp } = await answered();
    const corrected = aBusinessForm({ department: "経理部" });
    const updated = await world.dependencies.accounts.updateProfile(account, corrected, {
      now: world.clock(),
    });
    world.clock.advance(CLAIM_LEASE_MS);
    expect(await followUp()).toBe("mailed");
    expect(world.accounts.get(account.accountId)).toEqual(updated);
  });

  it.each(["completions.find", "mailer.send", "registrations.apply"] as const)(
    "comes to that though %s fails at first",
    async (call) => {
      for (const when of ["before", "after"] as const) {
        const { world, flow, followUp } = await answered();
        world.faults.failNext(call, when);
        await expect(followUp()).rejects.toThrow(call);
        await followUp();
        expect(world.stored(flow).state).toBe("completed");
        const sentTwice =
          (call === "mailer.send" && when === "after") ||
          (call === "registrations.apply" && when === "before");
        expect(completionMails(world)).toHaveLength(sentTwice ? 2 : 1);
      }
    },
  );
});

describe("a follow-up leaves alone", () => {
  it("a fresh claim, and has it looked at when its lease is over", async () => {
    const { world, registration, followUp } = claimed({ userOf: "ours" });
    world.clock.advance(CLAIM_LEASE_MS - 1);
    expect(await followUp()).toBe("settled");
    expect(world.stored(registration)).toEqual(registration);
    expect(world.audited).toEqual([]);
    expect(world.followUps.messages()).toEqual([
      { kind: "completion", registrationId: registration.id, accountId: "account-1" },
    ]);
  });

  it("a registration that may still be claimed by whoever asked for the look, and looks again", async () => {
    const world = setup();
    const flow = await world.verified();
    const queuedAt = world.clock();
    world.clock.advance(CLAIM_LEASE_MS - 1);
    expect(await followUpCompletion(world.dependencies, { registrationId: flow.id, queuedAt })).toBe(
      "settled",
    );
    expect(world.followUps.messages()).toEqual([{ kind: "completion", registrationId: flow.id }]);
    world.clock.advance(1);
    const again = { registrationId: flow.id, queuedAt };
    expect(await followUpCompletion(world.dependencies, again)).toBe("settled");
    expect(world.followUps.messages()).toHaveLength(1);
  });

  it.each(["requested", "verified", "duplicate"] as const)("a registration that is %s", async (state) => {
    const world = setup();
    world.registrations.set("registration-1", aRegistration({ state }));
    const message = { registrationId: "registration-1", queuedAt: 0 };
    expect(await followUpCompletion(world.dependencies, message)).toBe("settled");
    expect(world.faults.calls).toEqual(["registrations.find"]);
  });

  it.each([{ accountId: "account-1" }, { completedAt: 1 }])(
    "no registration that is completed without an account: %j is said aloud",
    async (special) => {
      const world = setup();
      world.registrations.set("registration-1", aRegistration({ state: "completed", ...special }));
      const message = { registrationId: "registration-1", queuedAt: 0 };
      await expect(followUpCompletion(world.dependencies, message)).rejects.toThrow("without an account");
      expect(world.published).toEqual([]);
    },
  );

  it("a registration that is gone", async () => {
    const world = setup();
    expect(await followUpCompletion(world.dependencies, { registrationId: "gone", queuedAt: 0 })).toBe(
      "settled",
    );
  });
});

describe("a follow-up of an abandoned claim", () => {
  it("finishes it where its user was made", async () => {
    const { world, registration, followUp } = claimed({ userOf: "ours" });
    world.clock.advance(CLAIM_LEASE_MS);
    expect(await followUp()).toBe("mailed");
    expect(world.stored(registration)).toMatchObject({ state: "completed" });
    expect(world.accounts.get("account-1")).toMatchObject({
      profile: registration.profile,
      updatedAt: registration.claimedAt,
      createdAt: world.clock(),
    });
    expect(completionMails(world)).toHaveLength(1);
    expect(world.auditedSince(0)).toEqual([
      "profile.saved",
      "registration.completed",
      "mail.queued",
      "registration.compensated",
      "mail.sent",
    ]);
    expect(world.audited.at(-2)).toMatchObject({ outcome: "success", reason: "finished" });
  });

  it("sets it aside where no user was made, and asks for a second look", async () => {
    const { world, registration, followUp } = claimed();
    world.clock.advance(CLAIM_LEASE_MS);
    expect(await followUp()).toBe("settled");
    expect(world.stored(registration)).toMatchObject({ state: "verified", accountId: "account-1" });
    expect(world.stored(registration)).toMatchObject({ setAsideAt: world.clock() });
    expect(world.followUps.messages()).toEqual([
      { kind: "completion", registrationId: registration.id, accountId: "account-1" },
    ]);
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
    expect(world.stored(registration)).toMatchObject({ state: "duplicate" });
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
    expect(world.stored(registration)).toEqual(renewed);
  });

  it("settles it once, however often the message comes", async () => {
    const { world, followUp } = claimed({ userOf: "ours" });
    world.clock.advance(CLAIM_LEASE_MS);
    expect(await followUp()).toBe("mailed");
    for (let delivery = 2; delivery <= 3; delivery += 1) expect(await followUp()).toBe("settled");
    expect(completionMails(world)).toHaveLength(1);
    expect(world.audited).toHaveLength(5);
  });

  it("leaves what was corrected since as it is", async () => {
    const { world, registration, followUp } = claimed({ userOf: "ours" });
    world.clock.advance(CLAIM_LEASE_MS);
    await followUp();
    const [account] = world.accounts.values();
    const corrected = aBusinessForm({ department: "経理部" });
    if (account) await world.dependencies.accounts.updateProfile(account, corrected, { now: world.clock() });
    world.registrations.set(registration.id, registration);
    await followUp();
    expect(world.accounts.get("account-1")?.profile).toEqual(corrected.profile);
  });
});

describe("a sign-up that takes effect after its claim was set aside", () => {
  /** Everybody has given up; the user is made after the follow-up has looked. */
  async function madeLate() {
    const world = setup();
    const flow = await world.verified();
    const isReleased = Promise.withResolvers<void>();
    world.faults.pauseWith((call) => (call === "users.admitted" ? isReleased.promise : Promise.resolve()));
    const completion = completeRegistration(world.dependencies, { ...flow, ...aForm() });
    const settle = async () => {
      world.clock.advance(SECOND_LOOK_DELAY_SECONDS * 1000);
      await world.deliverFollowUps();
      await world.deliverMails();
    };
    await new Promise((resolve) => setImmediate(resolve));
    world.clock.advance(LOOK_AFTER_LEASE_DELAY_SECONDS * 1000);
    await world.deliverFollowUps();
    expect(world.stored(flow).state).toBe("verified");
    world.faults.failNext("users.signUp", "after");
    isReleased.resolve();
    await expect(completion).rejects.toThrow("users.signUp");
    expect([world.users.size, world.accounts.size]).toEqual([1, 0]);
    return { world, flow, settle };
  }

  it("gets its account by the second look", async () => {
    const { world, flow, settle } = await madeLate();
    await settle();
    await settle();
    expect(world.stored(flow).state).toBe("completed");
    expect([...world.accounts.values()]).toMatchObject([
      { registrationId: flow.id, profile: aBusinessProfile(), email: "hanako@example.jp" },
    ]);
    expect(completionMails(world)).toHaveLength(1);
    expect(world.audited).toContainEqual(
      expect.objectContaining({ event: "registration.compensated", reason: "adopted" }),
    );
    expect(world.followUps.messages()).toEqual([]);
  });

  it("gets it as well when a new code was asked for meanwhile", async () => {
    const { world, flow, settle } = await madeLate();
    world.clock.advance(MINUTE);
    expect((await resendCode(world.dependencies, flow)).ok).toBe(true);
    await settle();
    await settle();
    expect(world.stored(flow).state).toBe("completed");
    expect(world.accounts.size).toBe(1);
  });

  it("gets the form that its registrant sends meanwhile", async () => {
    const { world, flow, settle } = await madeLate();
    const profile = aBusinessProfile({ department: "経理部" });
    expect((await completeRegistration(world.dependencies, { ...flow, ...aForm({ profile }) })).ok).toBe(
      true,
    );
    await settle();
    await settle();
    expect([...world.accounts.values()]).toMatchObject([{ profile }]);
    expect(completionMails(world)).toHaveLength(1);
  });

  it("gets it however often the second look dies", async () => {
    for (const at of [0, 1, 2, 3, 4, 5]) {
      for (const when of ["before", "after"] as const) {
        const { world, flow, settle } = await madeLate();
        world.faults.failAt(at, when);
        await settle();
        world.faults.failAt(Number.POSITIVE_INFINITY, when);
        await settle();
        await settle();
        expect(world.stored(flow).state).toBe("completed");
        expect(world.accounts.size).toBe(1);
        expect(completionMails(world).length).toBeGreaterThanOrEqual(1);
      }
    }
  });

  it("is left to the registrant who claims anew while it is looked at, and looked at again", async () => {
    const { world, registration, followUp } = claimed();
    world.clock.advance(CLAIM_LEASE_MS);
    await followUp();
    const { email } = registration;
    world.users.set(email, aUser({ email, accountId: "account-1" }));
    const anew = { ...registration, claimedAt: world.clock() };
    world.faults.pauseWith(async (call) => {
      if (call === "users.find") world.registrations.set(registration.id, anew);
    });
    expect(await followUp()).toBe("too-early");
    expect(world.stored(registration)).toEqual(anew);
    expect(world.accounts.size).toBe(0);
  });

  it("is left alone where the address's user is another's", async () => {
    const { world, registration, followUp } = claimed();
    world.clock.advance(CLAIM_LEASE_MS);
    await followUp();
    const { email } = registration;
    world.users.set(email, aUser({ email, accountId: "account-of-another" }));
    world.clock.advance(SECOND_LOOK_DELAY_SECONDS * 1000 - 1);
    expect(await followUp()).toBe("settled");
    expect(world.stored(registration)).toHaveProperty("profile");
    world.clock.advance(1);
    expect(await followUp()).toBe("settled");
    expect([world.stored(registration).state, world.accounts.size]).toEqual(["verified", 0]);
    expect(world.stored(registration)).not.toHaveProperty("profile");
  });
});

it("the registrant whose claim was released sends the form again under the same account id", async () => {
  const world = setup();
  const flow = await world.verified();
  world.faults.failNext("users.signUp", "before");
  await expect(completeRegistration(world.dependencies, { ...flow, ...aForm() })).rejects.toThrow();
  const { accountId } = world.stored(flow);
  world.clock.advance(15_000);
  await world.deliverFollowUps();
  expect(world.stored(flow).state).toBe("verified");
  expect(await completeRegistration(world.dependencies, { ...flow, ...aForm() })).toMatchObject({
    value: { accountId },
  });
});

describe("other systems", () => {
  const registered = {
    type: "AccountRegistered",
    sequence: 1,
    accountType: "business",
  };

  it("learn of the account, of the same event each time, while its mail is sent once", async () => {
    const { world, account, followUp } = await answered();
    const { accountId, createdAt: at } = account;
    expect(await followUp()).toBe("mailed");
    expect(await followUp()).toBe("settled");
    expect(world.published).toEqual([
      { ...registered, accountId, at },
      { ...registered, accountId, at },
    ]);
    expect(completionMails(world)).toHaveLength(1);
  });

  it("hold up no mail, whose note keeps the registration until they have learnt of it", async () => {
    const { world, flow, followUp } = await answered();
    world.faults.failNext("eventBus.publish", "before");
    await expect(followUp()).rejects.toThrow();
    expect(completionMails(world)).toHaveLength(1);
    expect(world.stored(flow).deleteAt).toBe(world.clock() + UNFINISHED_LIFETIME_MS);
    expect(await followUp()).toBe("settled");
    expect(world.published).toMatchObject([registered]);
    expect(completionMails(world)).toHaveLength(1);
  });

  it("learn of it though its mail cannot be sent", async () => {
    const { world, flow, followUp } = await answered();
    world.faults.failNext("mailer.send", "before");
    await expect(followUp()).rejects.toThrow();
    expect(world.published).toMatchObject([registered]);
    expect(world.stored(flow).state).toBe("completing");
  });
});
