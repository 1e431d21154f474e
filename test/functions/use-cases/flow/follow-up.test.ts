import { expect, it } from "@jest/globals";
import type { FollowUpMessage } from "../../../../contracts/messages.ts";
import { followUp } from "../../../../functions/use-cases/flow/follow-up.ts";
import { setup } from "../../../../testing/use-cases/setup.ts";

const gone: readonly FollowUpMessage[] = [
  { kind: "reset", resetId: "gone" },
  { kind: "email-change", changeId: "gone" },
  { kind: "email-undo", accountId: "gone", changeId: "gone", pressedAt: 0 },
  { kind: "disavowal", accountId: "gone", epoch: 1 },
  { kind: "end-sessions", accountId: "gone", epoch: 1 },
];

it.each(gone)("a message about what is gone is settled: $kind", async (message) => {
  const { dependencies, clock, audited } = setup();
  expect(await followUp(dependencies, message, clock())).toBe("settled");
  expect(audited).toEqual([]);
});
