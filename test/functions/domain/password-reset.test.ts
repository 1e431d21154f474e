import { describe, expect, it } from "@jest/globals";
import { CLAIM_LEASE_MS } from "../../../functions/domain/code-flow.ts";
import {
  admitsReset,
  applyReset,
  claimReset,
  completeReset,
  type PasswordReset,
  type ResetState,
  reclaimReset,
  releaseReset,
} from "../../../functions/domain/password-reset.ts";
import { aReset } from "../../../testing/builders.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";

const states: ResetState[] = ["requested", "verified", "setting", "completed"];
const flowHash = "f10w";
const claimedAt = NOW - CLAIM_LEASE_MS;
const client = { browser: "Firefox", os: "Linux", country: "Japan", region: "Tokyo" };
const reset = (state: ResetState, special: Partial<PasswordReset> = {}) =>
  aReset({ state, flowHash, ...(state === "setting" && { claimedAt }), ...special });

const changes = [
  [claimReset({ now: NOW, flowHash, client }), "verified"],
  [reclaimReset({ now: NOW, flowHash, client, claimedAt }), "setting"],
  [releaseReset({ now: NOW, claimedAt }), "setting"],
  [completeReset({ now: NOW }), "setting"],
] as const;

describe.each(changes)("%j", (change, prior) => {
  it.each(states)("from %s is admitted only where it belongs", (state) => {
    expect(admitsReset(reset(state), change)).toBe(state === prior);
  });
});

describe("a claim", () => {
  const claim = claimReset({ now: NOW, flowHash, client });

  it.each<[string, Partial<PasswordReset>, boolean]>([
    ["of another browser's flow", { flowHash: "an0ther" }, false],
    ["at the end of its half hour", { expiresAt: NOW }, false],
    ["just before the end of its half hour", { expiresAt: NOW + 1 }, true],
    ["of an item that is due to be deleted", { deleteAt: NOW }, false],
    ["of an item just before it is deleted", { deleteAt: NOW + 1 }, true],
  ])("%s is admitted: %s", (_, special, isAdmitted) => {
    expect(admitsReset(reset("verified", special), claim)).toBe(isAdmitted);
  });

  it("notes when and from which browser, and keeps whose password it is", () => {
    expect(applyReset(reset("verified"), claim)).toMatchObject({
      state: "setting",
      claimedAt: NOW,
      client,
      accountId: "account-1",
      userSub: "sub-1",
    });
  });
});

describe("a claim taken over", () => {
  const again = (special: { readonly claimedAt?: number; readonly flowHash?: string } = {}) =>
    reclaimReset({ now: NOW, flowHash, client, claimedAt, ...special });

  it.each<[string, Partial<PasswordReset>, ReturnType<typeof again>, boolean]>([
    ["whose lease is just over", {}, again(), true],
    ["whose lease is not over", { claimedAt: claimedAt + 1 }, again({ claimedAt: claimedAt + 1 }), false],
    ["that was renewed since", { claimedAt: claimedAt + 1 }, again(), false],
    ["by another browser", {}, again({ flowHash: "an0ther" }), false],
    ["after its half hour, as it was made within", { expiresAt: NOW - 1 }, again(), true],
    ["of an item that is due to be deleted", { deleteAt: NOW }, again(), false],
  ])("%s is admitted: %s", (_, special, change, isAdmitted) => {
    expect(admitsReset(reset("setting", special), change)).toBe(isAdmitted);
  });

  it("is a claim of now", () => {
    expect(applyReset(reset("setting"), again())).toMatchObject({ state: "setting", claimedAt: NOW, client });
  });
});

describe("the end of a claim", () => {
  it("released, leaves the flow to whoever has it, and no other claim than the one seen is released", () => {
    const release = releaseReset({ now: NOW, claimedAt });
    const { claimedAt: _, ...released } = reset("setting");
    expect(applyReset(reset("setting"), release)).toMatchObject({ ...released, state: "verified" });
    expect(applyReset(reset("setting"), release)).not.toHaveProperty("claimedAt");
    expect(admitsReset(reset("setting", { claimedAt: claimedAt + 1 }), release)).toBe(false);
  });

  it("completed, forgets whose password it was", () => {
    const completed = applyReset(reset("setting"), completeReset({ now: NOW }));
    expect(completed).toMatchObject({ state: "completed", completedAt: NOW });
    for (const field of ["claimedAt", "accountId", "userSub"]) expect(completed).not.toHaveProperty(field);
  });
});
