import { describe, expect, it } from "@jest/globals";
import { createWarmBudget, type Idle } from "../../../src/services/lambda/warm-budget.ts";

/** Claims one environment for each owner; an idle one is given up as the pool does it. */
function setup(limit: number, spare: number, owners: readonly string[]) {
  const budget = createWarmBudget({ limit, spare });
  for (const owner of owners) budget.claim(owner);
  const givenUp: string[] = [];
  const rest = (owner: string, idleForMs: number): void => {
    const idle: Idle = {
      owner,
      idleSince: performance.now() - idleForMs,
      giveUp() {
        givenUp.push(owner);
        budget.removeIdle(idle);
        budget.release(owner);
      },
    };
    budget.addIdle(idle);
  };
  return { budget, givenUp, rest };
}

describe("the budget of warm environments", () => {
  it("gives further environments as long as there are some to spare", () => {
    const { budget } = setup(10, 2, ["a", "b"]);
    expect([budget.claim("a"), budget.claim("b"), budget.claim("a")]).toEqual([true, true, false]);
    budget.release("b");
    expect(budget.claim("a")).toBe(true);
  });

  it("takes a function's second environment for another's second only when it is not needed any more", () => {
    const { budget, givenUp, rest } = setup(10, 1, ["a", "a", "b"]);
    rest("a", 100);
    expect(budget.claim("b")).toBe(false);
    rest("a", 3_000);
    expect(budget.claim("b")).toBe(true);
    expect(givenUp).toEqual(["a"]);
  });

  it("never takes a function's only environment for another's second", () => {
    const { budget, givenUp, rest } = setup(2, 2, ["a", "b"]);
    rest("a", 60_000);
    expect(budget.claim("b")).toBe(false);
    expect(givenUp).toEqual([]);
  });

  it("ends what rested longest for a first environment, second ones before only ones", () => {
    const { budget, givenUp, rest } = setup(3, 2, ["a", "b", "b"]);
    rest("a", 60_000);
    rest("b", 10);
    expect([budget.claim("c"), budget.claim("d")]).toEqual([true, true]);
    expect(givenUp).toEqual(["b", "a"]);
  });

  it("gives a first environment even when all others are busy", () => {
    const { budget } = setup(1, 1, ["a"]);
    expect(budget.claim("trigger")).toBe(true);
  });

  it("asks nobody to give up while there is room", () => {
    const { budget, rest, givenUp } = setup(5, 2, ["a"]);
    rest("a", 60_000);
    budget.claim("b");
    expect(givenUp).toEqual([]);
  });
});
