import { beforeEach, describe, expect, it } from "@jest/globals";
import type { IssuedCode } from "../../../functions/domain/one-time-code.ts";
import { tokenHash } from "../../../functions/domain/secret-token.ts";
import { dynamoCodes } from "../../../functions/infra/dynamo-codes.ts";
import { dynamoRegistrations } from "../../../functions/infra/dynamo-flows.ts";
import type { Codes } from "../../../functions/use-cases/ports.ts";
import { aCode, aRegistration, FLOW_SECRET } from "../../../testing/builders.ts";
import { fakeCodes } from "../../../testing/fakes/codes.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { db, EPHEMERAL, loseNextAnswer } from "../../../testing/infra/dynamo.ts";

let count = 0;
let registrationId = "";
beforeEach(async () => {
  count += 1;
  registrationId = `registration-${count}`;
  await dynamoRegistrations(db, EPHEMERAL).create(aRegistration({ id: registrationId }));
});

const LEASE = 15_000;
const codes = () => dynamoCodes(db, EPHEMERAL);
const code = (special: Partial<IssuedCode> = {}) => aCode({ flowId: registrationId, ...special });
const named = () => ({ purpose: "registration", flowId: registrationId }) as const;
const stored = async () => (await dynamoRegistrations(db, EPHEMERAL).findWithCode(registrationId))?.code;
const attempt = { flowHash: tokenHash(FLOW_SECRET), now: NOW };

/** Does the same on DynamoDB and in memory; both must agree, so that what holds of the fake holds of the store. */
async function onBoth<T>(doing: (store: ReturnType<typeof codes>) => Promise<T>): Promise<T> {
  const fake = fakeCodes();
  const [real, inMemory] = [await doing(codes()), await doing(fake.port)];
  expect(real).toEqual(inMemory);
  expect(await stored()).toEqual(fake.items.get(registrationId));
  return real;
}

describe("drawing a code", () => {
  it("is done where there is none", async () => {
    expect(await onBoth((store) => store.put(code(), LEASE))).toBe("stored");
  });

  it.each<[string, Partial<IssuedCode>, Awaited<ReturnType<Codes["put"]>>]>([
    ["a later code number takes its place", { codeNumber: 3, hmac: "ab" }, "stored"],
    ["the same code number in the same instant does not", { hmac: "ab" }, "at-work"],
    [
      "the same code number does not within fifteen seconds",
      { hmac: "ab", drawnAt: NOW + LEASE - 1 },
      "at-work",
    ],
    ["the same code number does after fifteen seconds", { hmac: "ab", drawnAt: NOW + LEASE }, "stored"],
    [
      "an earlier code number never does",
      { codeNumber: 1, hmac: "ab", drawnAt: NOW + 10 * LEASE },
      "at-work",
    ],
    [
      "the same code number for another message never does",
      { hmac: "ab", drawnFor: "message-2", drawnAt: NOW + 10 * LEASE },
      "drawn-for-another",
    ],
  ])("%s", async (_, next, replaces) => {
    const result = await onBoth(async (store) => {
      await store.put(code({ codeNumber: 2 }), LEASE);
      return store.put(code({ codeNumber: 2, ...next }), LEASE);
    });
    expect(result).toBe(replaces);
  });

  it("attack 38: is not done again for a code that was guessed at, however often its message comes", async () => {
    const again = await onBoth(async (store) => {
      await store.put(code(), LEASE);
      await store.countAttempt(named(), attempt);
      return store.put(code({ hmac: "ab", drawnAt: NOW + 2 * LEASE }), LEASE);
    });
    expect(again).toBe("drawn-for-another");
    expect(await stored()).toMatchObject({ attempts: 1, hmac: code().hmac });
  });

  it("starts its attempts anew", async () => {
    await onBoth(async (store) => {
      await store.put(code(), LEASE);
      await store.countAttempt(named(), attempt);
      return store.put(code({ codeNumber: 2 }), LEASE);
    });
    expect((await stored())?.attempts).toBe(0);
  });

  it("whose answer was lost is known as our own", async () => {
    const lost = loseNextAnswer(db);
    const put = await codes().put(code(), LEASE);
    expect(lost.sent()).toBeGreaterThanOrEqual(2);
    expect(put).toBe("stored");
  });

  it("by twenty at once is done by one", async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, at) => codes().put(code({ hmac: String(at) }), LEASE)),
    );
    expect(all.filter((put) => put === "stored")).toHaveLength(1);
  });
});

describe("counting an attempt", () => {
  it("counts to five and no further", async () => {
    const counted = await onBoth(async (store) => {
      await store.put(code(), LEASE);
      const results = [];
      for (let guess = 1; guess <= 7; guess += 1) results.push(await store.countAttempt(named(), attempt));
      return results;
    });
    expect(counted.map(({ applied }) => applied)).toEqual([true, true, true, true, true, false, false]);
  });

  it.each<[string, Parameters<ReturnType<typeof codes>["countAttempt"]>[1], boolean]>([
    ["at 29:59.999", { ...attempt, now: NOW + 30 * 60_000 - 1 }, true],
    ["at 30:00.000", { ...attempt, now: NOW + 30 * 60_000 }, false],
    ["with another flow's secret", { ...attempt, flowHash: "an0ther" }, false],
  ])("%s is done: %s", async (_, facts, done) => {
    const { applied } = await onBoth(async (store) => {
      await store.put(code(), LEASE);
      return store.countAttempt(named(), facts);
    });
    expect(applied).toBe(done);
  });

  it("of a code that is not there makes none", async () => {
    expect(await onBoth((store) => store.countAttempt(named(), attempt))).toEqual({ applied: false });
  });

  it("whose answer was lost counts once", async () => {
    await codes().put(code(), LEASE);
    const lost = loseNextAnswer(db);
    const counted = await codes().countAttempt(named(), attempt);
    expect(lost.sent()).toBeGreaterThanOrEqual(2);
    expect(counted).toMatchObject({ applied: true, item: { attempts: 1 } });
    expect((await stored())?.attempts).toBe(1);
  });

  it("fifty times at once counts five", async () => {
    await codes().put(code(), LEASE);
    const all = await Promise.all(Array.from({ length: 50 }, () => codes().countAttempt(named(), attempt)));
    expect(all.filter(({ applied }) => applied)).toHaveLength(5);
    expect((await stored())?.attempts).toBe(5);
  });
});
