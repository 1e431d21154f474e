import { describe, expect, it } from "@jest/globals";
import type { Hold } from "../../../functions/domain/hold.ts";
import { dynamoHolds } from "../../../functions/infra/dynamo-holds.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { fakeHolds } from "../../../testing/fakes/holds.ts";
import { db, EPHEMERAL, loseNextAnswer } from "../../../testing/infra/dynamo.ts";

const DAY = 24 * 60 * 60_000;
const held: Hold = { accountId: "account-1", reason: "changed", until: NOW + 7 * DAY };

let count = 0;
const anAddress = () => {
  count += 1;
  return `hash-${count}`;
};
const onDynamo = () => dynamoHolds(db, EPHEMERAL);

describe.each([
  ["on DynamoDB", onDynamo],
  ["in memory", () => fakeHolds().port],
])("an address %s", (_, store) => {
  it("is held where nobody holds it, until the time comes", async () => {
    const [holds, address] = [store(), anAddress()];
    expect(await holds.find(address, NOW)).toBeUndefined();
    expect(await holds.set(address, held, NOW)).toBe(true);
    expect(await holds.find(address, held.until - 1)).toEqual(held);
    expect(await holds.find(address, held.until)).toBeUndefined();
  });

  it("is held again by the same account, with the later facts", async () => {
    const [holds, address] = [store(), anAddress()];
    await holds.set(address, held, NOW);
    const later: Hold = { accountId: "account-1", reason: "withdrawn", until: NOW + 8 * DAY };
    expect(await holds.set(address, later, NOW)).toBe(true);
    expect(await holds.find(address, NOW)).toEqual(later);
  });

  it.each([
    ["is left to another account while that holds it", NOW + 7 * DAY - 1, false],
    ["is another account's to hold from the moment that the first hold ends", NOW + 7 * DAY, true],
  ])("%s", async (_, now, isSet) => {
    const [holds, address] = [store(), anAddress()];
    await holds.set(address, held, NOW);
    expect(await holds.set(address, { ...held, accountId: "account-2", until: now + DAY }, now)).toBe(isSet);
    expect((await holds.find(address, now))?.accountId).toBe(isSet ? "account-2" : "account-1");
  });

  it("is let go by the account that holds it, also twice, and by no other", async () => {
    const [holds, address] = [store(), anAddress()];
    await holds.set(address, held, NOW);
    await holds.release(address, "account-2");
    expect(await holds.find(address, NOW)).toEqual(held);
    await holds.release(address, "account-1");
    await holds.release(address, "account-1");
    expect(await holds.find(address, NOW)).toBeUndefined();
  });
});

it("a hold counts as set when its answer is lost", async () => {
  const address = anAddress();
  const lost = loseNextAnswer(db);
  expect(await onDynamo().set(address, held, NOW)).toBe(true);
  expect(lost.sent()).toBe(2);
});
