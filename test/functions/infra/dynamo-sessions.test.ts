import { describe, expect, it } from "@jest/globals";
import { dynamo } from "../../../functions/infra/dynamo-client.ts";
import { dynamoSessions } from "../../../functions/infra/dynamo-sessions.ts";
import { aSession } from "../../../testing/builders.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { fakeSessions } from "../../../testing/fakes/sessions.ts";
import { answered } from "../../../testing/infra/answered.ts";
import { db, EPHEMERAL, loseNextAnswer } from "../../../testing/infra/dynamo.ts";

const MINUTE = 60_000;
const session = aSession({ idleExpiresAt: NOW + 30 * MINUTE, absoluteExpiresAt: NOW + 45 * MINUTE });
const forged = { accountId: "account-1", tokenHash: "forged" };

let count = 0;
const onDynamo = () => dynamoSessions(db, EPHEMERAL);

async function opened(sessions = onDynamo()) {
  count += 1;
  const key = { accountId: "account-1", tokenHash: `hash-${count}` };
  await sessions.create(key, session);
  const touchAt = (now: number) => sessions.touch(key, { now, idleExpiresAt: now + 30 * MINUTE });
  return { sessions, key, touchAt };
}

describe.each([
  ["on DynamoDB", onDynamo],
  ["in memory", () => fakeSessions().port],
])("a session %s", (_, store) => {
  it("is extended by being used", async () => {
    const { touchAt } = await opened(store());
    const now = NOW + 30 * MINUTE - 1;
    expect(await touchAt(now)).toEqual({ ...session, idleExpiresAt: now + 30 * MINUTE, lastUsedAt: now });
    expect(await touchAt(NOW + 44 * MINUTE)).toBeDefined();
  });

  it("ends when it was not used for its idle time", async () => {
    const { touchAt } = await opened(store());
    expect(await touchAt(NOW + 30 * MINUTE)).toBeUndefined();
  });

  it("ends at its absolute limit, however much it is used", async () => {
    const { touchAt } = await opened(store());
    await touchAt(NOW + 29 * MINUTE);
    expect(await touchAt(NOW + 45 * MINUTE - 1)).toBeDefined();
    expect(await touchAt(NOW + 45 * MINUTE)).toBeUndefined();
  });

  it("is found for as long as it is kept, live or over, and not extended by that", async () => {
    const { sessions, key, touchAt } = await opened(store());
    expect(await sessions.find(key)).toEqual(session);
    expect(await touchAt(NOW + 30 * MINUTE)).toBeUndefined();
    expect(await sessions.find(key)).toEqual(session);
    expect(await sessions.find(forged)).toBeUndefined();
  });

  it("is not made by being used", async () => {
    const { sessions } = await opened(store());
    const touch = () => sessions.touch(forged, { now: NOW, idleExpiresAt: NOW + MINUTE });
    expect(await touch()).toBeUndefined();
    expect(await sessions.remove(forged)).toBeUndefined();
  });

  it.each<[string, number, boolean]>([
    ["while it lives", NOW + 30 * MINUTE - 1, true],
    ["not after its idle time", NOW + 30 * MINUTE, false],
  ])("remembers that its user was asked for the password again, %s", async (_, now, isLive) => {
    const { sessions, key } = await opened(store());
    expect(await sessions.reauthenticate(key, now)).toBe(isLive);
    expect(await sessions.find(key)).toEqual({ ...session, ...(isLive && { authenticatedAt: now }) });
  });

  it("is neither made nor prolonged beyond its absolute limit by the password", async () => {
    const { sessions, key, touchAt } = await opened(store());
    await touchAt(NOW + 29 * MINUTE);
    expect(await sessions.reauthenticate(key, NOW + 45 * MINUTE)).toBe(false);
    expect(await sessions.reauthenticate(forged, NOW)).toBe(false);
    expect(await sessions.find(forged)).toBeUndefined();
  });

  it("stands in its account's list, with its key, and in no other's", async () => {
    const sessions = store();
    for (let one = 1; one <= 125; one += 1)
      await sessions.create(
        { accountId: "busy", tokenHash: `hash-${one}` },
        aSession({ accountId: "busy", sessionId: `session-${one}`, absoluteExpiresAt: NOW + one }),
      );
    await sessions.create({ accountId: "busy-2", tokenHash: "hash-1" }, aSession({ accountId: "busy-2" }));
    const listed = await sessions.list("busy");
    expect(listed).toHaveLength(125);
    expect(new Set(listed.map(({ session: { sessionId } }) => sessionId)).size).toBe(125);
    for (const {
      key,
      session: { accountId },
    } of listed) {
      expect(accountId).toBe("busy");
      expect(await sessions.find(key)).toBeDefined();
    }
    expect(await sessions.list("nobody")).toEqual([]);
  });

  it("is gone when it is removed, and returned once", async () => {
    const { sessions, key, touchAt } = await opened(store());
    expect(await sessions.remove(key)).toEqual(session);
    expect(await sessions.remove(key)).toBeUndefined();
    expect(await touchAt(NOW)).toBeUndefined();
  });
});

it("survives lost answers", async () => {
  const { sessions, key, touchAt } = await opened();
  const touch = loseNextAnswer(db);
  expect(await touchAt(NOW)).toEqual(session);
  touch.sent();
  const create = loseNextAnswer(db);
  await sessions.create(key, session);
  create.sent();
  expect(await touchAt(NOW)).toEqual(session);
});

it("an account has no sessions where nothing is answered", async () => {
  const { client } = answered(dynamo(), () => ({}));
  expect(await dynamoSessions(client, EPHEMERAL).list("account-1")).toEqual([]);
});
