import { expect, it } from "@jest/globals";
import {
  type AccountEvent,
  admitsStep,
  nextEvent,
  writtenOf,
} from "../../../functions/domain/account-event.ts";
import { anAccount } from "../../../testing/builders.ts";

const update = { type: "AccountUpdated", at: 1_000 } as const;

it("the event after the registration's is the second, and replaces no number", () => {
  const event = { sequence: 2, ...update };
  const step = nextEvent(anAccount(), update);
  expect(step).toStrictEqual({ event, before: {}, log: [event] });
  expect(writtenOf(step)).toStrictEqual({ eventSequence: 2, eventLog: [event] });
});

it("every other goes on from the number that was read, and the ten latest are remembered", () => {
  const eventLog = Array.from({ length: 10 }, (_, i): AccountEvent => ({ sequence: i + 3, ...update }));
  const event = { sequence: 13, ...update };
  const step = nextEvent(anAccount({ eventSequence: 12, eventLog }), update);
  expect(step).toStrictEqual({ event, before: { eventSequence: 12 }, log: [...eventLog.slice(1), event] });
});

it.each([
  [{}, {}, true],
  [{ eventSequence: 2 }, { eventSequence: 2 }, true],
  [{ eventSequence: 3 }, { eventSequence: 2 }, false],
  [{ eventSequence: 2 }, {}, false],
])("an account with %j admits a step that was made of %j: %s", (stored, before, isAdmitted) => {
  expect(admitsStep(stored, nextEvent(before, update))).toBe(isAdmitted);
});
