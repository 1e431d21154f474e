import { describe, expect, it } from "@jest/globals";
import { registrationFlow, type StartRegistrationRequest } from "../index.ts";
import { answering, networkError, problem } from "./answering.ts";

function aStorage(denied = false) {
  const items = new Map<string, string>();
  const touch = <T>(value: T): T => {
    if (denied) throw new Error("denied");
    return value;
  };
  return {
    getItem: (key: string) => touch(items.get(key) ?? null),
    setItem: (key: string, value: string) => void touch(items.set(key, value)),
    removeItem: (key: string) => void touch(items.delete(key)),
  };
}

function setup(...answers: Parameters<typeof answering>) {
  const storage = aStorage();
  const { fetch, requests } = answering(...answers);
  const pauses: number[] = [];
  const wait = async (ms: number) => void pauses.push(ms);
  const open = () => registrationFlow({ storage, fetch, wait, retries: 0 });
  const keys = () => requests.map(({ headers }) => headers["idempotency-key"]);
  return { flow: open(), reload: open, requests, keys, pauses };
}

const email = "hanako@example.jp";
const begin: StartRegistrationRequest = {
  accountType: "business",
  email,
  emailConfirmation: email,
  termsVersion: "1.0",
  termsAccepted: true,
};
const started = [202, { registrationId: "r1", state: "requested" }] as const;
const form = {
  profile: {
    organizationName: "多摩川精密工業株式会社",
    phone: "0442000000",
    contact: { familyName: "多摩", givenName: "花子", familyNameKana: "タマ", givenNameKana: "ハナコ" },
  },
  password: "Tsubame-Soda-47",
  passwordConfirmation: "Tsubame-Soda-47",
};

describe("a registration", () => {
  it("has no step before its start", async () => {
    const { flow, requests } = setup();
    const steps = [
      flow.resume(),
      flow.resend(),
      flow.verify("1"),
      flow.review(form.profile),
      flow.complete(form),
    ];
    for (const result of await Promise.all(steps)) expect(result).toEqual({ ok: false, code: "not-begun" });
    expect(requests).toEqual([]);
  });

  it("takes its steps with the id of its start, and ends with the account", async () => {
    const { flow, requests } = setup(
      started,
      [200, { state: "verified" }],
      [200, { profile: form.profile }],
      [201, { accountId: "a1", state: "completed" }],
      [200, { accountId: "a1" }],
    );
    await flow.start(begin);
    await flow.verify("123456");
    await flow.review(form.profile);
    expect(await flow.complete(form)).toMatchObject({ ok: true, value: { accountId: "a1" } });
    await flow.account();
    expect(requests.map(({ url, method }) => `${method} ${url}`)).toEqual([
      "POST /api/registrations",
      "POST /api/registrations/r1/verification",
      "POST /api/registrations/r1/review",
      "POST /api/registrations/r1/completion",
      "GET /api/me",
    ]);
    expect(flow.id).toBeUndefined();
  });

  it("goes on after a reload", async () => {
    const { flow, reload } = setup(started, [200, { state: "code-sent" }]);
    await flow.start(begin);
    const after = reload();
    expect(after.id).toBe("r1");
    expect(await after.resume()).toMatchObject({ ok: true, value: { state: "code-sent" } });
  });

  it("is forgotten where the API does not know it", async () => {
    const { flow, reload } = setup(started, [404, problem("registration-not-found")]);
    await flow.start(begin);
    expect(await flow.resume()).toMatchObject({ code: "registration-not-found" });
    expect(await reload().resume()).toMatchObject({ code: "not-begun" });
  });

  it("is started once, however often the same is sent: under one key until it is answered, reloads included", async () => {
    const { flow, reload, keys } = setup(networkError, networkError, started, started);
    await flow.start(begin);
    await flow.start(begin);
    await reload().start(begin);
    await reload().start(begin);
    const [first, ...others] = keys();
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(others.slice(0, 2)).toEqual([first, first]);
    expect(others[2]).not.toBe(first);
  });

  it("with another content is another one", async () => {
    const { flow, keys } = setup(networkError, started);
    await flow.start(begin);
    await flow.start({ ...begin, accountType: "individual" });
    expect(keys()[1]).not.toBe(keys()[0]);
  });

  it("asks for a new code once, however often it is sent", async () => {
    const { flow, keys } = setup(started, networkError, [202, {}], [202, {}]);
    await flow.start(begin);
    for (let times = 0; times < 3; times += 1) await flow.resend();
    const [, first, again, another] = keys();
    expect(again).toBe(first);
    expect(another).not.toBe(first);
  });

  it("never repeats a code by itself", async () => {
    const { flow, requests } = setup(started, networkError);
    await flow.start(begin);
    expect(await flow.verify("123456")).toMatchObject({ code: "unreachable" });
    expect(requests).toHaveLength(2);
  });

  it("waits for a completion that is under way, as long as the API says", async () => {
    const busy = [409, problem("completion-in-progress"), "2"] as const;
    const { flow, pauses } = setup(started, busy, busy, [201, { accountId: "a1" }]);
    await flow.start(begin);
    expect(await flow.complete(form)).toMatchObject({ ok: true });
    expect(pauses).toEqual([2000, 2000]);
  });

  it("gives up a completion that is under way for too long, and may be completed later", async () => {
    const busy = [409, problem("completion-in-progress")] as const;
    const { flow, requests } = setup(started, busy, busy, busy, busy, busy, busy, [201, { accountId: "a1" }]);
    await flow.start(begin);
    expect(await flow.complete(form)).toMatchObject({ code: "completion-in-progress" });
    expect(requests).toHaveLength(7);
    expect(await flow.complete(form)).toMatchObject({ ok: true });
  });

  it("lives in its page alone where nothing can be kept", async () => {
    const { fetch } = answering(started, [200, { state: "code-sent" }]);
    const flow = registrationFlow({ storage: aStorage(true), fetch });
    await flow.start(begin);
    expect(await flow.resume()).toMatchObject({ ok: true });
  });

  it("begins anew where something else was kept under its name", async () => {
    const storage = aStorage();
    storage.setItem("city-registration", "}");
    expect(registrationFlow({ storage }).id).toBeUndefined();
  });
});
