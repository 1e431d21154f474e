import { beforeEach, describe, expect, it } from "@jest/globals";
import { renewCode, verify } from "../../../functions/domain/code-flow.ts";
import { type MailStage, mailStages, stagesBefore } from "../../../functions/domain/mail-status.ts";
import { receptionNumberOf } from "../../../functions/domain/reception-number.ts";
import {
  admits,
  adopt,
  apply,
  type Change,
  claim,
  complete,
  findDuplicate,
  forgetClaim,
  type Registration,
  reclaim,
  release,
  type StoredState,
  setAside,
  transitions,
} from "../../../functions/domain/registration.ts";
import { dynamo } from "../../../functions/infra/dynamo-client.ts";
import { dynamoCodes } from "../../../functions/infra/dynamo-codes.ts";
import { DeleteCommand, GetCommand, PutCommand } from "../../../functions/infra/dynamo-documents.ts";
import { dynamoRegistrations } from "../../../functions/infra/dynamo-flows.ts";
import { dynamoHolds } from "../../../functions/infra/dynamo-holds.ts";
import { flowKey, registrationPartition } from "../../../functions/infra/ephemeral-items.ts";
import type { Codes, Holds, Registrations } from "../../../functions/use-cases/ports.ts";
import {
  aBusinessForm,
  aCode,
  aRegistration,
  type SpecialBusinessRegistration,
} from "../../../testing/builders.ts";
import { asStored } from "../../../testing/fakes/as-stored.ts";
import { fakeCodes } from "../../../testing/fakes/codes.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { fakeRegistrations } from "../../../testing/fakes/flows.ts";
import { fakeHolds } from "../../../testing/fakes/holds.ts";
import { answered } from "../../../testing/infra/answered.ts";
import { db, EPHEMERAL, loseNextAnswer } from "../../../testing/infra/dynamo.ts";

let count = 0;
let id = "";
const keyOf = (flowId: string) => flowKey({ purpose: "registration", flowId });
let fake: { registrations: Registrations; codes: Codes };
let inMemory: Map<string, Registration>;
beforeEach(() => {
  count += 1;
  id = `registration-${count}`;
  const codes = fakeCodes();
  const registrations = fakeRegistrations(codes.items);
  inMemory = registrations.items;
  fake = { codes: codes.port, registrations: registrations.port };
});

/** Creates it in both, in place of what stands there. */
async function place(registration: Registration): Promise<void> {
  await db.send(new DeleteCommand({ TableName: EPHEMERAL, Key: keyOf(registration.id) }));
  await store().create(registration);
  inMemory.delete(registration.id);
  await fake.registrations.create(registration);
}

const store = () => dynamoRegistrations(db, EPHEMERAL);

/** What holds of the store holds of its fake, on which the use cases are tested. */
const both: [string, () => { registrations: Registrations; codes: Codes }][] = [
  ["on DynamoDB", () => ({ registrations: store(), codes: dynamoCodes(db, EPHEMERAL) })],
  ["in memory", () => fake],
];
const flowHash = "f10w";
const form = aBusinessForm();

const holding: [string, () => { registrations: Registrations; holds: Holds }][] = [
  ["on DynamoDB", () => ({ registrations: store(), holds: dynamoHolds(db, EPHEMERAL) })],
  [
    "in memory",
    () => {
      const holds = fakeHolds().port;
      return { registrations: fakeRegistrations(new Map(), holds).port, holds };
    },
  ],
];

const inState = (state: StoredState, special: SpecialBusinessRegistration = {}): Registration =>
  aRegistration({
    id,
    state,
    flowHash,
    codeNumber: 2,
    resendAvailableAt: NOW,
    ...(state === "completing" && { accountId: "account-1", claimedAt: NOW - 5000, ...form }),
    ...(["requested", "verified"].includes(state) && { setAsideAt: NOW - 5000 }),
    ...special,
  });

const changes: Change[] = [
  renewCode({
    now: NOW,
    flowHash,
    codeNumber: 2,
    codeDigits: 9,
    askedFrom: "network",
    codeMinutes: 30,
    resendCooldownSeconds: 60,
  }),
  verify({ now: NOW, codeNumber: 2, expiresAt: NOW + 1 }),
  claim({ now: NOW, flowHash, accountId: "account-new", form }),
  reclaim({ now: NOW, flowHash, claimedAt: NOW - 5000, form }),
  release({ now: NOW, claimedAt: NOW - 5000 }),
  setAside({ now: NOW, claimedAt: NOW - 5000 }),
  adopt({ now: NOW, setAsideAt: NOW - 5000 }),
  forgetClaim({ now: NOW, setAsideAt: NOW - 5000 }),
  complete({ now: NOW, completedAt: NOW - 3000, isPublished: true }),
  findDuplicate({ now: NOW }),
];
const states: StoredState[] = ["requested", "verified", "completing", "completed", "duplicate"];

/** What can be beside the mark: each field that a condition names, just short of it, on it, just beyond. */
const marks: SpecialBusinessRegistration[] = [
  {},
  ...[-1, 0, 1].flatMap((off): SpecialBusinessRegistration[] => [
    { expiresAt: NOW + off },
    { resendAvailableAt: NOW + off },
    { deleteAt: NOW + off },
    { codeNumber: 2 + off },
    { claimedAt: NOW - 5000 + off },
    { setAsideAt: NOW - 5000 + off },
  ]),
  { flowHash: "an0ther" },
];

describe.each(changes.map((change) => [change.transition, change] as const))("%s", (name, change) => {
  it.each(states)("on DynamoDB does in %s what the domain says", async (state) => {
    const isPrior = (transitions[name].from as readonly StoredState[]).includes(state);
    // Refused by its state, a change is refused whatever else stands there.
    for (const special of isPrior ? marks : [{}]) {
      const before = inState(state, special);
      await place(before);
      const expected = admits(before, change)
        ? { applied: true, item: asStored(apply(before, change)) }
        : { applied: false, current: before };
      expect({ special, result: await store().apply(id, change) }).toEqual({ special, result: expected });
      expect(await store().find(id)).toEqual(expected.item ?? before);
      expect(await fake.registrations.apply(id, change)).toEqual(expected);
    }
  });

  it("changes nothing where there is no registration", async () => {
    expect(await store().apply("no-such-id", change)).toEqual({ applied: false });
    expect(await store().find("no-such-id")).toBeUndefined();
  });

  it("whose answer was lost is known as our own", async () => {
    const [state = "requested"] = transitions[name].from;
    const before = inState(state);
    await place(before);
    const lost = loseNextAnswer(db);
    const result = await store().apply(id, change);
    expect(lost.sent()).toBeGreaterThanOrEqual(2);
    expect(result).toEqual({ applied: true, item: asStored(apply(before, change)) });
  });
});

describe.each(both)("how a mail fares, %s,", (_, subject) => {
  const store = () => subject().registrations;
  const all = Object.keys(mailStages) as MailStage[];

  it.each(all.filter((stage) => stage !== "queued"))(
    "is noted as %s in place of an earlier stage, in any state, and of no later one",
    async (stage) => {
      for (const mailStatus of all) {
        const before = inState("verified", { mailStatus });
        await place(before);
        await store().noteMail(id, { codeNumber: 2, stage });
        const expected = stagesBefore(stage).includes(mailStatus) ? stage : mailStatus;
        expect(await store().find(id)).toEqual({ ...before, mailStatus: expected });
      }
    },
  );

  it.each([1, 3])("is not noted for code number %d when 2 is the latest", async (codeNumber) => {
    await place(inState("requested"));
    await store().noteMail(id, { codeNumber, stage: "bounced" });
    expect(await store().find(id)).toEqual(inState("requested"));
  });

  it("brings back no registration that DynamoDB has deleted", async () => {
    await store().noteMail("no-such-id", { codeNumber: 1, stage: "delivered" });
    expect(await store().find("no-such-id")).toBeUndefined();
  });
});

describe("the end of an item's life", () => {
  it.each([
    ["claim", claim({ now: NOW, flowHash, accountId: "account-new", form }), "verified"],
    ["release", release({ now: NOW, claimedAt: NOW - 5000 }), "completing"],
  ] as const)("is handed to DynamoDB's TTL in seconds by a %s", async (_, change, state) => {
    await place(inState(state));
    await store().apply(id, change);
    const { Item } = await db.send(
      new GetCommand({ TableName: EPHEMERAL, Key: keyOf(id), ConsistentRead: true }),
    );
    expect(Item?.["ttl"]).toBe(Math.ceil(Number(Item?.["deleteAt"]) / 1000));
    expect(Item?.["deleteAt"]).toBe(change.set.deleteAt);
  });
});

describe("a lost answer", () => {
  it("leaves a change under way, beside a mail that is noted, known as our own", async () => {
    await place(inState("requested"));
    const lost = loseNextAnswer(db, () => store().noteMail(id, { codeNumber: 2, stage: "delivered" }));
    const result = await store().apply(id, verify({ now: NOW, codeNumber: 2, expiresAt: NOW + 1 }));
    lost.sent();
    expect(result).toMatchObject({ applied: true, item: { state: "verified", mailStatus: "delivered" } });
  });

  it("to a refused change leaves it refused", async () => {
    const before = inState("completed");
    await place(before);
    const lost = loseNextAnswer(db);
    const result = await store().apply(id, release({ now: NOW, claimedAt: 1 }));
    lost.sent();
    expect(result).toEqual({ applied: false, current: before });
  });

  it("is not taken for ours when another has written meanwhile: what stands there is returned", async () => {
    await place(inState("completing"));
    const lost = loseNextAnswer(db, () =>
      store().apply(id, claim({ now: NOW, flowHash, accountId: "x", form })),
    );
    const result = await store().apply(id, release({ now: NOW, claimedAt: NOW - 5000 }));
    expect(lost.sent()).toBeGreaterThanOrEqual(3);
    expect(result).toMatchObject({ applied: false, current: { state: "completing", claimedAt: NOW } });
  });

  it("to a start does no harm", async () => {
    const lost = loseNextAnswer(db);
    const registration = inState("requested");
    expect(await store().create(registration)).toEqual({ applied: true, item: registration });
    // Sent again, refused by what the first sending has written, and known by it.
    expect(lost.sent()).toBe(2);
    expect(await store().find(id)).toEqual(inState("requested"));
  });
});

describe("a stored registration", () => {
  it("keeps milliseconds beside the seconds that DynamoDB's TTL takes", async () => {
    await place(inState("completing", { deleteAt: NOW + 1 }));
    const key = { pk: registrationPartition(receptionNumberOf(id)), sk: "REGISTRATION" };
    const { Item } = await db.send(new GetCommand({ TableName: EPHEMERAL, Key: key, ConsistentRead: true }));
    expect(Item).toMatchObject({ ttl: Math.ceil((NOW + 1) / 1000), deleteAt: NOW + 1 });
    expect(await store().find(id)).toEqual(inState("completing", { deleteAt: NOW + 1 }));
  });

  it.each(both)("%s comes with its latest code in one read", async (_, subject) => {
    const { registrations, codes } = subject();
    expect(await registrations.findWithCode(id)).toBeUndefined();
    const registration = inState("requested");
    await registrations.create(registration);
    expect(await registrations.find(id)).toEqual(registration);
    expect(await registrations.findWithCode(id)).toEqual({ flow: registration });
    const code = aCode({ flowId: id, codeNumber: 2 });
    await codes.put(code, 15_000);
    expect(await registrations.findWithCode(id)).toEqual({ flow: registration, code });
  });

  it.each(holding)("%s comes with the hold that its address is under, in one read", async (_, subject) => {
    const { registrations, holds } = subject();
    const find = (now: number) => registrations.findWithHold(id, `hash-${id}`, now);
    expect(await find(NOW)).toEqual({});
    const hold = { accountId: "account-0", reason: "changed", until: NOW + 1 } as const;
    await holds.set(`hash-${id}`, hold, NOW);
    expect(await find(NOW)).toEqual({ hold });
    const registration = inState("requested");
    await registrations.create(registration);
    expect(await find(NOW)).toEqual({ flow: registration, hold });
    expect(await find(NOW + 1)).toEqual({ flow: registration });
    expect(await registrations.findWithHold(id, "another hash", NOW)).toEqual({ flow: registration });
  });

  it("is asked for again where a busy table reads only one of two items", async () => {
    const { client } = answered(dynamo(), () => ({ Responses: {}, UnprocessedKeys: { [EPHEMERAL]: {} } }));
    const reading = dynamoRegistrations(client, EPHEMERAL).findWithHold(id, "hash", NOW);
    await expect(reading).rejects.toThrow("only some of the items");
  });

  it("is none where another one stands under its number", async () => {
    const item = { ...inState("requested"), ...keyOf(id), id: "another" };
    await db.send(new PutCommand({ TableName: EPHEMERAL, Item: item }));
    expect(await store().find(id)).toBeUndefined();
    expect(await store().findWithCode(id)).toBeUndefined();
    expect(await store().findWithHold(id, "no hash", NOW)).toEqual({});
  });

  it("is none where nothing is answered", async () => {
    const { client } = answered(dynamo(), () => ({}));
    expect(await dynamoRegistrations(client, EPHEMERAL).findWithCode(id)).toBeUndefined();
  });

  it("that is damaged is not believed", async () => {
    await place({ ...inState("requested"), codeNumber: 1.5 });
    await expect(store().find(id)).rejects.toThrow();
  });
});

describe("what is created", () => {
  it("takes no other's place while that lives, and does when its time is over", async () => {
    const first = { ...inState("requested"), id: "created" };
    const later = { ...first, email: "jiro@example.jp", startedAt: first.deleteAt - 1 };
    for (const port of [store(), fake.registrations]) {
      expect(await port.create(first)).toEqual({ applied: true, item: first });
      expect(await port.create(later)).toEqual({ applied: false, current: first });
      const last = { ...later, startedAt: first.deleteAt };
      expect(await port.create(last)).toEqual({ applied: true, item: last });
      expect(await port.find("created")).toEqual(last);
    }
  });
});
