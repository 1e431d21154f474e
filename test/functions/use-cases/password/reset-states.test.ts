/** A reset of a password at each state it may be found in. */
import { describe, expect, it } from "@jest/globals";
import { CLAIM_LEASE_MS } from "../../../../functions/domain/code-flow.ts";
import type { PasswordReset } from "../../../../functions/domain/password-reset.ts";
import { completeReset } from "../../../../functions/use-cases/password/complete-reset.ts";
import { followUpReset } from "../../../../functions/use-cases/password/follow-up-reset.ts";
import { anAccount, aReset, FLOW_SECRET } from "../../../../testing/builders.ts";
import { TEN_IN_THE_MORNING as now } from "../../../../testing/fakes/fakes.ts";
import { aClient, granted, HOUR, MINUTE, setup } from "../../../../testing/use-cases/setup.ts";

const accountId = "account-1";
const email = "hanako@example.jp";
const NEW_PASSWORD = "another-horse-7";
const body = { password: NEW_PASSWORD, passwordConfirmation: NEW_PASSWORD };

function found(special: Partial<PasswordReset>) {
  const world = setup();
  const reset = aReset({ userSub: "sub-account-1", accountId, ...special });
  world.resets.set("reset-1", reset);
  world.accounts.set(accountId, anAccount());
  const user = { userSub: "sub-account-1", accountId, registrationId: "registration-1" };
  world.users.set(email, { ...user, email, password: "the old one" });
  const request = { id: "reset-1", flowSecret: FLOW_SECRET, client: aClient, clientIp: "192.0.2.1", body };
  return {
    ...{ world, reset, request },
    stored: () => world.resets.get("reset-1"),
    complete: (other: Partial<typeof request> = {}) =>
      completeReset(world.dependencies, { ...request, ...other }),
    followUp: () => followUpReset(world.dependencies, { resetId: "reset-1" }),
  };
}

describe("a new password", () => {
  it.each<[string, Partial<PasswordReset>]>([
    ["of a proven mailbox", { state: "verified" }],
    ["once the claim before has lapsed", { state: "setting", claimedAt: now - CLAIM_LEASE_MS }],
    ["after a claim that was released", { state: "verified", claimedAt: now - MINUTE }],
  ])("is set %s, and no browser is known any more", async (_, special) => {
    const { complete, world, stored } = found(special);
    granted(await complete());
    expect(stored()).toMatchObject({ state: "completed", completedAt: now });
    expect(world.users.get(email)?.password).toBe(NEW_PASSWORD);
    expect(world.accounts.get(accountId)).toMatchObject({
      ...{ sessionEpoch: 1, deviceEpoch: 1, passwordChangedAt: now },
    });
  });

  it.each<[string, Partial<PasswordReset>, string]>([
    [
      "while another is being set",
      { state: "setting", claimedAt: now - CLAIM_LEASE_MS + 1 },
      "completion-in-progress",
    ],
    ["twice", { state: "completed" }, "already-completed"],
    ["of a mailbox that is not proven", { state: "requested" }, "not-verified"],
    ["too late", { state: "verified", expiresAt: now }, "expired"],
  ])("is not set %s, and nothing is asked for", async (_, special, kind) => {
    const { complete, world } = found(special);
    expect(await complete()).toEqual({ ok: false, failure: { kind } });
    expect(world.users.get(email)?.password).toBe("the old one");
    expect(world.followUps.messages()).toEqual([]);
  });

  it.each<[string, Partial<PasswordReset> | undefined, string]>([
    ["it is gone", undefined, "completion-in-progress"],
    ["another has it in hand", { state: "verified" }, "completion-in-progress"],
    ["another was first", { state: "completed" }, "already-completed"],
  ])("says why its reset can't be claimed: %s", async (_, special, kind) => {
    const { world, reset, request } = found({ state: "verified" });
    const current = special && { ...reset, ...special };
    const apply = async () => ({ applied: false as const, ...(current && { current }) });
    const resets = { ...world.dependencies.resets, apply };
    expect(await completeReset({ ...world.dependencies, resets }, request)).toEqual({
      ok: false,
      failure: { kind },
    });
    expect(world.users.get(email)?.password).toBe("the old one");
  });

  it("needs the form to be right before anything is looked up", async () => {
    const { complete, world } = found({ state: "verified" });
    const wrong = { body: { ...body, passwordConfirmation: "other" } };
    expect(await complete(wrong)).toMatchObject({ failure: { kind: "invalid-input" } });
    expect(world.faults.calls).not.toContain("accounts.find");
  });

  it.each(["accountId", "userSub"] as const)("is nobody's where the reset has no %s", async (field) => {
    const { complete, world, reset } = found({ state: "verified" });
    const { [field]: _, ...nobodys } = reset;
    world.resets.set("reset-1", nobodys);
    await expect(complete()).rejects.toThrow("a proven mailbox without an account");
  });
});

describe("whoever looks after a reset", () => {
  const lapsed = { state: "setting", claimedAt: now - CLAIM_LEASE_MS } as const;

  it("ends the sessions of one that broke off, forgets its browsers and releases it", async () => {
    const { world, stored, followUp } = found(lapsed);
    await followUp();
    expect(stored()?.state).toBe("verified");
    expect(world.accounts.get(accountId)).toMatchObject({
      ...{ sessionEpoch: 1, deviceEpoch: 1, passwordChangedAt: now },
    });
    expect(world.mailQueue.messages()).toEqual([{ kind: "password-changed", accountId, changedAt: now }]);
    expect(world.auditedSince(0)).toEqual(["mail.queued", "session.ended"]);
  });

  it("looks again later while the claim is fresh", async () => {
    const { world, stored, followUp } = found({ state: "setting", claimedAt: now - CLAIM_LEASE_MS + 1 });
    await followUp();
    expect(world.followUps.messages()).toEqual([{ kind: "reset", resetId: "reset-1" }]);
    expect(stored()?.state).toBe("setting");
  });

  it.each<[string, Partial<PasswordReset>]>([
    ["is complete", { state: "completed", claimedAt: now - HOUR }],
    ["was released", { state: "verified", claimedAt: now - HOUR }],
    ["was never claimed", { state: "requested" }],
  ])("leaves one alone that %s", async (_, special) => {
    const { world, followUp } = found(special);
    await followUp();
    expect(world.faults.calls).toEqual(["resets.find"]);
  });

  it("has nothing to do for one that is forgotten", async () => {
    const { world, followUp } = found(lapsed);
    world.resets.clear();
    await followUp();
    expect(world.faults.calls).toEqual(["resets.find"]);
  });

  it("releases one whose account is gone, or that never had one, and sends no mail", async () => {
    const gone = found(lapsed);
    gone.world.accounts.clear();
    await gone.followUp();
    const nobodys = found(lapsed);
    const { accountId: _, ...reset } = nobodys.reset;
    nobodys.world.resets.set("reset-1", reset);
    await nobodys.followUp();
    for (const { world, stored } of [gone, nobodys]) {
      expect(stored()?.state).toBe("verified");
      expect(world.mailQueue.messages()).toEqual([]);
    }
    expect(nobodys.world.faults.calls).not.toContain("accounts.find");
  });
});
