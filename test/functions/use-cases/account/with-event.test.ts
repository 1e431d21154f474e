import { describe, expect, it } from "@jest/globals";
import { withEvent } from "../../../../functions/use-cases/account/with-event.ts";
import { setup } from "../../../../testing/use-cases/setup.ts";

const accountId = "account-1";
const facts = { type: "AccountUpdated", at: 1 } as const;

/** A write that is refused so many times, of an account that has so many events by then. */
async function written(refusals: number, eventsThen: (tries: number) => number | undefined) {
  const world = setup();
  const tried: number[] = [];
  const accounts = {
    async find() {
      const eventSequence = eventsThen(tried.length);
      return eventSequence === undefined ? undefined : { accountId, eventSequence };
    },
  };
  const answer = await withEvent({ ...world.dependencies, accounts }, { accountId }, facts, async (step) => {
    tried.push(step.event.sequence);
    return tried.length > refusals;
  });
  const asked = world.followUps.messages().map((message) => "sequence" in message && message.sequence);
  return { answer, tried, asked };
}

describe("a change that other systems learn of", () => {
  it("is written upon the next number, which is asked for first", async () => {
    expect(await written(0, () => 1)).toEqual({ answer: true, tried: [2], asked: [2] });
  });

  it("is tried again upon the number that is the next by then", async () => {
    expect(await written(2, (tries) => tries * 2)).toEqual({
      answer: true,
      tried: [2, 3, 5],
      asked: [2, 3, 5],
    });
  });

  it("is given up after five times", async () => {
    const { answer, tried } = await written(100, (tries) => tries + 1);
    expect(answer).toBe(false);
    expect(tried).toEqual([2, 3, 4, 5, 6]);
  });

  it.each([
    ["no event has come since: its own condition refused it", 1],
    ["the account is gone", undefined],
  ])("is not tried again where %s", async (_, events) => {
    expect(await written(1, () => events)).toEqual({ answer: false, tried: [2], asked: [2] });
  });
});
