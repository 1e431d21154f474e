import { describe, expect, it } from "@jest/globals";
import {
  admitsRevival,
  applyRevival,
  completeRevival,
  type RevivalState,
} from "../../../functions/domain/revival.ts";
import { aRevival } from "../../../testing/builders.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";

const complete = completeRevival({ now: NOW });

describe("the end of a revival", () => {
  it.each<[RevivalState, boolean]>([
    ["requested", false],
    ["verified", true],
    ["completed", false],
  ])("is admitted from %s: %s", (state, isAdmitted) => {
    expect(admitsRevival(aRevival({ state }), complete)).toBe(isAdmitted);
  });

  it("comes after its half hour, too, as the code was given within, but not after the item's life", () => {
    expect(admitsRevival(aRevival({ state: "verified", expiresAt: NOW - 1 }), complete)).toBe(true);
    expect(admitsRevival(aRevival({ state: "verified", deleteAt: NOW }), complete)).toBe(false);
  });

  it("forgets whose account it was", () => {
    const completed = applyRevival(aRevival({ state: "verified" }), complete);
    expect(completed).toMatchObject({ state: "completed", completedAt: NOW });
    for (const field of ["accountId", "userSub"]) expect(completed).not.toHaveProperty(field);
  });
});
