import { describe, expect, it } from "@jest/globals";
import { type PasswordReset, startReset } from "../../../../functions/domain/password-reset.ts";
import { tokenHash } from "../../../../functions/domain/secret-token.ts";
import {
  type Beginning,
  type BeginRequest,
  beginFlow,
} from "../../../../functions/use-cases/flow/begin-flow.ts";
import { newFlow } from "../../../../functions/use-cases/flow/new-flow.ts";
import { aReset } from "../../../../testing/builders.ts";
import { granted, HOUR, setup, type World } from "../../../../testing/use-cases/setup.ts";

const usual = { email: "hanako@example.jp", language: "ja", clientIp: "192.0.2.1" } as const;
const idempotencyKey = "key-1";
const beginning = { flowOf: startReset, isSame: () => true, record: () => undefined };

const begin = (
  world: World,
  request: Partial<BeginRequest> = {},
  special: Partial<Beginning<"reset", { readonly kind: "not-now" }>> = {},
  flows: Partial<World["dependencies"]["resets"]> = {},
) =>
  beginFlow<"reset", { readonly kind: "not-now" }>(
    { ...world.dependencies, flows: { ...world.dependencies.resets, ...flows } },
    { ...usual, ...request },
    { ...beginning, ...special },
  );
const limited = (world: World) => ({
  count: async () => ({ limit: "resets-per-day", until: world.clock() + HOUR }),
});
const named = (world: World, key = idempotencyKey) =>
  newFlow(world.dependencies, { purpose: "reset", clientIp: usual.clientIp, idempotencyKey: key });
const reused = { ok: false, failure: { kind: "idempotency-key-reused" } };

describe("the beginning of a flow", () => {
  it("is recorded before its mail is asked for, and its secret is stored as a hash alone", async () => {
    const world = setup();
    const recorded: unknown[] = [];
    const record = (begun: PasswordReset) => {
      recorded.push(begun.id);
      expect(world.mailQueue.messages()).toEqual([]);
    };
    const { flow, flowSecret } = granted(await begin(world, {}, { record }));
    const { emailHmac, hmacKeyId } = await world.dependencies.emailHash(usual.email);
    expect(recorded).toEqual([flow.id]);
    expect(world.resets.get(flow.id)?.flowHash).toBe(tokenHash(flowSecret));
    expect(world.mailQueue.messages()).toEqual([
      { kind: "code", purpose: "reset", flowId: flow.id, codeNumber: 1, emailHmac },
    ]);
    expect(world.audited).toEqual([
      {
        ...{ event: "mail.queued", outcome: "success", reason: "code" },
        ...{ flowId: flow.id, codeNumber: 1, emailHmac, hmacKeyId },
      },
    ]);
  });

  it("is found again under its key, and its mail is asked for again while nobody has given the code", async () => {
    const world = setup();
    const first = granted(await begin(world, { idempotencyKey }));
    const again = granted(await begin(world, { idempotencyKey }));
    expect(again).toEqual(first);
    expect(world.audited.map(({ reason }) => reason)).toEqual(["code", "code-again"]);

    world.resets.set(first.flow.id, { ...first.flow, state: "verified" });
    expect((await begin(world, { idempotencyKey })).ok).toBe(true);
    expect(world.mailQueue.messages()).toHaveLength(2);
  });

  it.each<[string, Partial<PasswordReset>, Partial<BeginRequest>, boolean]>([
    ["another address", {}, { email: "taro@example.jp" }, true],
    ["another language", {}, { language: "en" }, true],
    ["another secret", { flowHash: "of another" }, {}, true],
    ["something else of its own", {}, {}, false],
  ])("under a key that was used for %s is refused, without a mail", async (_, stored, request, isSame) => {
    const world = setup();
    const { flow } = granted(await begin(world, { idempotencyKey }));
    world.resets.set(flow.id, { ...flow, ...stored });
    const again = await begin(world, { idempotencyKey, ...request }, { isSame: () => isSame });
    expect(again).toEqual(reused);
    expect(world.mailQueue.messages()).toHaveLength(1);
  });

  it("goes no further where something stands against it: no mail, and nothing recorded", async () => {
    const world = setup();
    const recorded: unknown[] = [];
    const refuse = async () => ({ kind: "not-now" as const });
    const record = (begun: PasswordReset) => void recorded.push(begun);
    const refused = await begin(world, {}, { refuse, record });
    expect(refused).toEqual({ ok: false, failure: { kind: "not-now" } });
    expect(recorded).toEqual([]);
    expect(world.audited).toEqual([]);
    expect(world.mailQueue.messages()).toEqual([]);
  });

  it("takes another id where the one that was drawn is another flow's, under the key as well as without", async () => {
    for (const request of [{}, { idempotencyKey }]) {
      const world = setup();
      const ids: string[] = [];
      const create = async (flow: PasswordReset) => {
        ids.push(flow.id);
        return ids.length === 1
          ? { applied: false as const, current: aReset({ id: "of-another" }) }
          : world.dependencies.resets.create(flow);
      };
      const { flow } = granted(await begin(world, request, {}, { create }));
      expect(ids).toHaveLength(2);
      expect(ids[1]).not.toBe(ids[0]);
      expect(flow.id).toBe(ids[1]);
      expect(world.mailQueue.messages()).toMatchObject([{ flowId: flow.id }]);
      if ("idempotencyKey" in request)
        expect(ids).toEqual([(await named(world)).id, (await named(world, `${idempotencyKey}'`)).id]);
      // One that is drawn follows from no key.
      else expect(world.faults.calls.filter((call) => call === "secrets.subjectHash")).toHaveLength(4);
    }
  });

  it("breaks off where what stood in its way is gone", async () => {
    const create = async () => ({ applied: false as const });
    await expect(begin(setup(), {}, {}, { create })).rejects.toThrow("what refused the flow is gone");
  });
});

describe("the beginning of a flow at a limit", () => {
  it("is refused, and on record by the limit's name", async () => {
    const world = setup();
    const address = await world.dependencies.emailHash(usual.email);
    expect(await begin(world, {}, limited(world))).toEqual({
      ok: false,
      failure: { kind: "limit-reached", retryAt: world.clock() + HOUR },
    });
    expect(world.audited).toEqual([
      { event: "limit.reached", outcome: "failure", reason: "resets-per-day", ...address },
    ]);
    expect(world.faults.calls).not.toContain("resets.find");
    expect(world.mailQueue.messages()).toEqual([]);
  });

  it("is answered with what was begun under its key before, as long as that is kept", async () => {
    const world = setup();
    const first = granted(await begin(world, { idempotencyKey }));
    expect(granted(await begin(world, { idempotencyKey }, limited(world)))).toEqual(first);
    world.resets.set(first.flow.id, { ...first.flow, deleteAt: world.clock() });
    expect(await begin(world, { idempotencyKey }, limited(world))).toMatchObject({
      failure: { kind: "limit-reached" },
    });
  });
});
