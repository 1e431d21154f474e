import { describe, expect, it } from "@jest/globals";
import {
  admitsReset,
  applyReset,
  claimReset,
  completeReset,
  type PasswordReset,
  type ResetChange,
  type ResetState,
  reclaimReset,
  releaseReset,
} from "../../../functions/domain/password-reset.ts";
import { dynamoResets } from "../../../functions/infra/dynamo-flows.ts";
import { aReset } from "../../../testing/builders.ts";
import { asStored } from "../../../testing/fakes/as-stored.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { fakeResets } from "../../../testing/fakes/flows.ts";
import { db, EPHEMERAL } from "../../../testing/infra/dynamo.ts";

const states: ResetState[] = ["requested", "verified", "setting", "completed"];
const flowHash = "f10w";
const claimedAt = NOW - 60_000;
const client = { browser: "Firefox", os: "Linux", country: "Japan", region: "Tokyo" };
const changes: ResetChange[] = [
  claimReset({ now: NOW, flowHash, client }),
  reclaimReset({ now: NOW, flowHash, client, claimedAt }),
  releaseReset({ now: NOW, claimedAt }),
  completeReset({ now: NOW }),
];
const store = () => dynamoResets(db, EPHEMERAL);
let count = 0;

function aResetIn(state: ResetState, special: Partial<PasswordReset> = {}): PasswordReset {
  count += 1;
  const claim = state === "setting" && { claimedAt, client };
  return aReset({ id: `reset-${count}`, state, flowHash, ...claim, ...special });
}

describe.each(changes.map((change) => [change.transition, change] as const))("%s", (_, change) => {
  it.each(states)("on DynamoDB and in memory does in %s what the domain says", async (state) => {
    const before = aResetIn(state);
    const expected = admitsReset(before, change)
      ? { applied: true, item: asStored(applyReset(before, change)) }
      : { applied: false, current: before };
    for (const port of [store(), fakeResets(new Map()).port]) {
      await port.create(before);
      expect(await port.apply(before.id, change)).toEqual(expected);
      expect(await port.find(before.id)).toEqual(expected.item ?? before);
    }
  });
});

it("a reset stands beside a registration of the same id", async () => {
  const reset = aResetIn("requested");
  await store().create(reset);
  expect(store().purpose).toBe("reset");
  expect(await store().findWithCode(reset.id)).toEqual({ flow: reset });
});

it.each<[string, object]>([
  ["state", { state: "completing" }],
  ["account", { accountId: 1 }],
  ["user", { userSub: 1 }],
  ["browser", { client: { browser: "Firefox" } }],
])("a reset whose %s is damaged is not believed", async (_, damage) => {
  const reset = aResetIn("verified", damage);
  await store().create(reset);
  await expect(store().find(reset.id)).rejects.toThrow();
});
