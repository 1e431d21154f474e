import { describe, expect, it } from "@jest/globals";
import { type DeskAction, REMEMBERED_ACTIONS, withAction } from "../../../functions/domain/desk-action.ts";

const action = (at: number): DeskAction => ({ at, kind: "searched", reason: "owner-asked" });
const timesAfter = (known: readonly number[] | undefined, at: number) =>
  withAction(known?.map(action), action(at)).map((each) => each.at);

describe("an account remembers what the desk did", () => {
  it.each([
    ["the first", undefined, 50, [50]],
    ["a later one, at its own time", [10, 20, 30], 50, [10, 20, 30, 50]],
    ["one at the same moment, just after it", [10, 20, 30], 30, [10, 20, 30, 31]],
    ["one whose clock is behind, after it all the same", [10, 20, 30], 15, [10, 20, 30, 31]],
  ])("%s", (_, known, at, times) => {
    expect(timesAfter(known, at)).toEqual(times);
  });

  it("up to a number, from which on the oldest is forgotten", () => {
    const known = Array.from({ length: REMEMBERED_ACTIONS }, (_, i) => i + 1);
    expect(timesAfter(known, 100)).toEqual([...known.slice(1), 100]);
  });
});
