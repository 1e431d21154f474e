import { describe, expect, it } from "@jest/globals";
import {
  admitsRevival,
  applyRevival,
  completeRevival,
  type Revival,
  type RevivalState,
} from "../../../functions/domain/revival.ts";
import { dynamoFlowsOf, dynamoRevivals } from "../../../functions/infra/dynamo-flows.ts";
import { aReset, aRevival } from "../../../testing/builders.ts";
import { asStored } from "../../../testing/fakes/as-stored.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { fakeRevivals } from "../../../testing/fakes/flows.ts";
import { db, EPHEMERAL } from "../../../testing/infra/dynamo.ts";

const states: RevivalState[] = ["requested", "verified", "completed"];
const store = () => dynamoRevivals(db, EPHEMERAL);
let count = 0;

function aRevivalIn(state: RevivalState, special: Partial<Revival> = {}): Revival {
  count += 1;
  return aRevival({ id: `revival-${count}`, state, ...special });
}

describe("completing", () => {
  const change = completeRevival({ now: NOW });

  it.each(states)("on DynamoDB and in memory does in %s what the domain says", async (state) => {
    const before = aRevivalIn(state);
    const expected = admitsRevival(before, change)
      ? { applied: true, item: asStored(applyRevival(before, change)) }
      : { applied: false, current: before };
    for (const port of [store(), fakeRevivals(new Map()).port]) {
      await port.create(before);
      expect(await port.apply(before.id, change)).toEqual(expected);
      expect(await port.find(before.id)).toEqual(expected.item ?? before);
    }
  });
});

it("a revival stands beside a reset of the same id", async () => {
  const revival = aRevivalIn("requested");
  const { revive, reset } = dynamoFlowsOf(db, EPHEMERAL);
  await revive.create(revival);
  await reset.create(aReset({ id: revival.id, codeNumber: 7 }));
  expect(await revive.findWithCode(revival.id)).toEqual({ flow: revival });
});

it.each<[string, object]>([
  ["state", { state: "setting" }],
  ["account", { accountId: 1 }],
  ["user", { userSub: 1 }],
])("a revival whose %s is damaged is not believed", async (_, damage) => {
  const revival = aRevivalIn("verified", damage);
  await store().create(revival);
  await expect(store().find(revival.id)).rejects.toThrow();
});
