import { describe, expect, it } from "@jest/globals";
import type { ProfileFields } from "../../../../contracts/profile-fields.ts";
import { writtenOf } from "../../../../functions/domain/account-event.ts";
import { updateAccount } from "../../../../functions/use-cases/account/update-account.ts";
import { aBusinessProfile, aStep } from "../../../../testing/builders.ts";
import { setup, type World } from "../../../../testing/use-cases/setup.ts";

async function signedIn(special: Parameters<World["completed"]>[0] = {}) {
  const world = setup();
  const { accountId, sessionToken } = await world.completed(special);
  world.clock.advance(60_000);
  const update = (patch: Record<string, unknown>, token: string | undefined = sessionToken) =>
    updateAccount(world.dependencies, { sessionToken: token, patch });
  return { world, accountId, update };
}

const stored = (world: World, accountId: string) => world.accounts.get(accountId);

describe("correcting the registered information", () => {
  it("changes what the patch names and nothing else", async () => {
    const { world, accountId, update } = await signedIn();
    const before = stored(world, accountId);
    const outcome = await update({ department: "経理部", contact: { givenName: "桜" } });
    const { contact } = aBusinessProfile();
    const profile = aBusinessProfile({ department: "経理部", contact: { ...contact, givenName: "桜" } });
    expect(stored(world, accountId)).toEqual({
      ...{ ...before, profile, updatedAt: world.clock() },
      ...writtenOf(aStep(before, { at: world.clock(), changed: ["department", "contact"] })),
    });
    expect(outcome).toEqual({ ok: true, value: stored(world, accountId) });
    expect(world.audited.at(-1)).toEqual({
      event: "account.updated",
      outcome: "success",
      reason: "department,contact",
      accountId,
    });
  });

  it.each([
    [{ department: null }, "department"],
    [{ phone: "0442002111", department: aBusinessProfile().department }, "nothing"],
  ])("reports to the auditor which fields, and no value: %j", async (patch, reason) => {
    const { world, update } = await signedIn();
    expect((await update(patch)).ok).toBe(true);
    expect(world.audited.at(-1)).toMatchObject({ event: "account.updated", reason });
  });

  it.each([
    ["null", { department: null }],
    ["a blank", { department: " " }],
  ])("takes an optional field away by %s", async (_, patch) => {
    const { world, accountId, update } = await signedIn();
    expect((await update(patch)).ok).toBe(true);
    expect(stored(world, accountId)?.profile).not.toHaveProperty("department");
  });

  it("normalises as at registration", async () => {
    const { world, accountId, update } = await signedIn();
    await update({ phone: "０９０-1234-5678" });
    expect(stored(world, accountId)?.profile.phone).toBe("09012345678");
  });

  it("accepts an empty patch, of which nobody else learns", async () => {
    const { world, accountId, update } = await signedIn();
    const before = stored(world, accountId);
    const asked = world.followUps.messages();
    expect((await update({})).ok).toBe(true);
    expect(stored(world, accountId)).toEqual({ ...before, updatedAt: world.clock() });
    expect(world.followUps.messages()).toEqual(asked);
  });

  it("is the same for a person, who has neither name nor representative of a business", async () => {
    const { world, accountId, update } = await signedIn({ accountType: "individual" });
    expect((await update({ phone: "0442003939" })).ok).toBe(true);
    expect(stored(world, accountId)?.profile.phone).toBe("0442003939");
    expect(await update({ organizationName: "株式会社たま" })).toMatchObject({
      failure: { kind: "unknown-member", errors: [{ pointer: "/organizationName" }] },
    });
  });
});

describe("a correction is refused", () => {
  it.each([
    ["a required field taken away", { organizationName: null }, "invalid-input", "/organizationName"],
    ["a whole person taken away", { contact: null }, "invalid-input", "/contact/familyName"],
    [
      "a wrong value deep inside",
      { contact: { birthDate: "2023-02-29" } },
      "invalid-input",
      "/contact/birthDate",
    ],
    ["the user id", { email: "other@example.jp" }, "unknown-member", "/email"],
    ["another's account id", { accountId: "account-2" }, "unknown-member", "/accountId"],
    [
      "a prototype deep inside",
      { contact: JSON.parse('{"__proto__":{}}') },
      "unknown-member",
      "/contact/__proto__",
    ],
    ["a constructor", { constructor: {} }, "unknown-member", "/constructor"],
  ])("for %s, and nothing changes", async (_, patch, kind, pointer) => {
    const { world, accountId, update } = await signedIn();
    const before = stored(world, accountId);
    const errors = expect.arrayContaining([expect.objectContaining({ pointer })]);
    expect(await update(patch)).toMatchObject({ failure: { kind, errors } });
    expect(stored(world, accountId)).toEqual(before);
  });

  it("without a session", async () => {
    const { world, accountId, update } = await signedIn();
    const before = stored(world, accountId);
    const outcome = await update({ department: "経理部" }, "forged");
    expect(outcome).toEqual({ ok: false, failure: { kind: "not-signed-in" } });
    expect(stored(world, accountId)).toEqual(before);
  });

  it("when the information was changed elsewhere since it was read", async () => {
    const { world, accountId, update } = await signedIn();
    const outcomes = await Promise.all([update({ department: "経理部" }), update({ department: "営業部" })]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes).toContainEqual({ ok: false, failure: { kind: "edited-elsewhere" } });
    const [winner] = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value.profile : []));
    expect(stored(world, accountId)?.profile).toEqual(winner);
    const reported = world.audited.filter(({ event }) => event === "account.updated");
    expect(reported.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ["success", "department"],
      ["failure", "edited-elsewhere"],
    ]);
  });

  it("when its answer was lost and it is sent again from the old screen, nothing is lost", async () => {
    const { world, accountId, update } = await signedIn();
    world.faults.failNext("accounts.updateProfile", "after");
    await expect(update({ department: "経理部" })).rejects.toThrow("accounts.updateProfile");
    expect((await update({ department: "経理部" })).ok).toBe(true);
    expect(stored(world, accountId)?.profile).toMatchObject({ department: "経理部" });
  });

  describe("with fields that the municipality has chosen", () => {
    const setUp = async () => {
      const world = setup();
      const { accountId, sessionToken } = await world.completed();
      const update = (patch: Record<string, unknown>, profileFields?: ProfileFields) =>
        updateAccount(
          { ...world.dependencies, settings: { ...world.dependencies.settings, profileFields } },
          { sessionToken, patch },
        );
      return { world, accountId, update };
    };
    const offered = { business: { corporateNumber: "optional" } } as const;

    it("adds, keeps and removes a further field", async () => {
      const { world, accountId, update } = await setUp();
      expect(await update({ corporateNumber: "7000012050003" }, offered)).toMatchObject({
        failure: { errors: [{ pointer: "/corporateNumber", code: "corporate-number" }] },
      });
      expect((await update({ corporateNumber: "7000-0120-50002" }, offered)).ok).toBe(true);
      expect(world.audited.at(-1)).toMatchObject({ reason: "corporateNumber" });
      // No longer offered: it stays until its owner removes it, and hinders no other correction.
      expect((await update({ department: "経理部" })).ok).toBe(true);
      expect(stored(world, accountId)?.profile).toMatchObject({ corporateNumber: "7000012050002" });
      expect((await update({ corporateNumber: null })).ok).toBe(true);
      expect(stored(world, accountId)?.profile).not.toHaveProperty("corporateNumber");
      expect(await update({ corporateNumber: "7000012050002" })).toMatchObject({
        failure: { kind: "unknown-member", errors: [{ pointer: "/corporateNumber" }] },
      });
    });

    it("leaves no required field empty", async () => {
      const { update } = await setUp();
      const required = { business: { department: "required" } } as const;
      expect(await update({ department: null }, required)).toMatchObject({
        failure: { kind: "invalid-input", errors: [{ pointer: "/department", code: "required" }] },
      });
    });
  });
});
