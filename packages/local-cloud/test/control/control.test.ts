import { mkdtempSync, rmSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createControl } from "../../src/control/control.ts";
import { type CallRecord, createCallLog } from "../../src/endpoint/call-log.ts";
import { createFaults } from "../../src/endpoint/faults.ts";
import { createPrincipals } from "../../src/endpoint/principals.ts";
import { createViewer } from "../../src/services/cloudfront/viewer-place.ts";
import { type LogStore, openLogStore } from "../../src/services/lambda/log-store.ts";
import { createOutsideFunctions } from "../../src/services/lambda/outside-functions.ts";
import type { PlannedScenario } from "../../src/services/ses/feedback.ts";
import type { StoredMail } from "../../src/services/ses/ses.ts";
import { standingClock } from "../services/support/fixtures.ts";

let folder: string;
let server: Server;
let logs: LogStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "control-"));
});
afterEach(() => {
  server.close().closeAllConnections();
  logs.close();
  rmSync(folder, { recursive: true });
});

function mailTo(to: string): StoredMail {
  return {
    messageId: to,
    from: "no-reply@example.jp",
    replyTo: [],
    destination: { to: [to], cc: [], bcc: [] },
    subject: "s",
    body: { text: "t" },
    headers: [],
    tags: [],
    attachments: [],
    at: 0,
  };
}

function call(overrides: Partial<CallRecord>): CallRecord {
  return {
    time: "2026-11-22T12:00:00.000Z",
    function: "sign-in",
    service: "dynamodb",
    operation: "PutItem",
    outcome: "ok",
    durationMs: 3,
    requestId: "r1",
    ...overrides,
  };
}

async function setup() {
  const clock = standingClock();
  const principals = createPrincipals();
  const statement = {
    policyLogicalId: "Policy",
    effect: "Allow" as const,
    actions: ["dynamodb:PutItem"],
    notActions: [],
    resources: ["arn:table"],
    notResources: [],
    conditions: [],
  };
  const principal = { functionName: "sign-in", roleName: "role", statements: [statement] };
  principals.add(principal, { accessKeyId: "K", secretAccessKey: "s", appId: "sign-in" });
  const calls = createCallLog({ principalNamed: (name) => principals.named(name) });
  logs = openLogStore({ folder, now: () => clock.now() });
  const mails = [mailTo("Taro@example.jp"), mailTo("hanako@example.jp")];
  const raised: unknown[][] = [];
  let planned: PlannedScenario[] = [];
  const feedback = {
    plan: (scenario: PlannedScenario) => void planned.push(scenario),
    planned: () => planned,
    forgetPlans: () => {
      planned = [];
    },
    raise: ({ messageId }: StoredMail, ...rest: unknown[]) => void raised.push([messageId, ...rest]),
  };
  const recycled: string[] = [];
  const fired: string[] = [];
  const nightly = { name: "nightly", expression: "rate(1 day)" };
  const schedules = {
    rows: () => [nightly],
    fire: async (name: string) => {
      if (name !== nightly.name) return undefined;
      fired.push(name);
      return { ...nightly, lastFiredAt: "2026-11-22T12:00:00.000Z" };
    },
    settled: async () => void fired.push("settled"),
    stop: async () => undefined,
  };
  const control = createControl({
    schedules,
    calls,
    faults: createFaults(),
    clock,
    logs,
    viewer: createViewer(),
    outside: createOutsideFunctions(),
    mails: { list: () => mails, clear: () => void mails.splice(0), feedback },
    events: () => [{ "detail-type": "Ordered", bus: "shop" }],
    queues: async () => [],
    functionNames: () => ["sign-in"],
    recycle: (name = "all") => void recycled.push(name),
    inboxUrl: "http://localhost:8005",
    health: () => ({ status: "ok" }),
  });
  server = createServer((incoming, response) => {
    if (!control(incoming, response)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") && !text.includes("}\n{");
    return { status: response.status, body: isJson && text !== "" ? JSON.parse(text) : text };
  };
  const post = (path: string, body: unknown) => ask(path, { method: "POST", body: JSON.stringify(body) });
  /** With headers that `fetch` would not let through. */
  const statusWith = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const options = { port, host: "127.0.0.1", path: "/_local/mails", headers };
      request(options, (response) => resolve(response.resume().statusCode))
        .on("error", reject)
        .end();
    });
  return { ask, post, statusWith, raised, fired, recycled, calls, clock, logs, principal, statement, port };
}

describe("functions outside of the stack", () => {
  const arn = "arn:aws:lambda:eu-west-1:111122223333:function:count";

  it("are declared with what they answer, shown and forgotten", async () => {
    const { ask, post } = await setup();
    expect(await post("/_local/outside-functions", { arn, answer: { open: 1 } })).toMatchObject({
      status: 200,
      body: [{ arn, answer: { open: 1 } }],
    });
    expect(await post("/_local/outside-functions", { arn })).toMatchObject({ body: [{ arn }] });
    expect((await ask("/_local/outside-functions", { method: "DELETE" })).status).toBe(204);
    expect(await ask("/_local/outside-functions")).toMatchObject({ status: 200, body: [] });
  });

  it.each([
    ["no ARN", { arn: "count", answer: 1 }],
    ["an unknown member", { arn, response: 1 }],
    ["nothing", undefined],
  ])("are refused with %s", async (_, body) => {
    const { post } = await setup();
    expect((await post("/_local/outside-functions", body)).status).toBe(400);
  });
});

describe("the control endpoints", () => {
  it("leave every other path alone", async () => {
    const { ask } = await setup();
    expect((await ask("/api/terms")).status).toBe(418);
  });

  it("list and clear the calls, filtered by function and time", async () => {
    const { ask, calls } = await setup();
    calls.record(call({}));
    calls.record(call({ function: "show-account", time: "2026-11-22T12:00:05.000Z" }));
    expect((await ask("/_local/calls")).body).toHaveLength(2);
    expect((await ask("/_local/calls?function=sign-in")).body).toEqual([call({})]);
    expect((await ask("/_local/calls?since=2026-11-22T12:00:01Z")).body).toMatchObject([
      { function: "show-account" },
    ]);
    expect((await ask("/_local/calls", { method: "DELETE" })).status).toBe(204);
    expect((await ask("/_local/calls")).body).toEqual([]);
  });

  it("name a time that is none", async () => {
    const { ask } = await setup();
    expect(await ask("/_local/logs?since=yesterday")).toMatchObject({
      status: 400,
      body: { status: 400, errors: [{ pointer: "/since" }] },
    });
  });

  it("move the clock forward", async () => {
    const { ask, post } = await setup();
    const moved = { now: "2026-11-22T12:30:01.000Z", offsetSeconds: 1801 };
    expect(await post("/_local/clock", { advanceSeconds: 1801 })).toEqual({ status: 200, body: moved });
    expect((await ask("/_local/clock")).body).toEqual(moved);
  });

  it.each([
    [{ advanceSeconds: -1 }],
    [{ advanceSeconds: "60" }],
    [{ advanceSeconds: 1e12 }],
    [{}],
    [null],
    [[]],
  ])("refuse to move the clock by %j, and name the field", async (body) => {
    const { post, clock } = await setup();
    expect(await post("/_local/clock", body)).toMatchObject({
      status: 400,
      body: { code: "bad-request", errors: [{ pointer: "/advanceSeconds" }] },
    });
    expect(clock.offsetMs()).toBe(0);
  });

  it("answer a moved clock when what fell due has been sent", async () => {
    const { post, fired } = await setup();
    await post("/_local/clock", { advanceSeconds: 86_400 });
    expect(fired).toEqual(["settled"]);
  });

  it("list the events that were put on buses", async () => {
    const { ask } = await setup();
    const body = [{ "detail-type": "Ordered", bus: "shop" }];
    expect(await ask("/_local/events")).toEqual({ status: 200, body });
  });

  it("list the schedules and fire one", async () => {
    const { ask, fired } = await setup();
    const nightly = { name: "nightly", expression: "rate(1 day)" };
    expect(await ask("/_local/schedules")).toEqual({ status: 200, body: [nightly] });
    expect(await ask("/_local/schedules/night%6cy", { method: "POST" })).toEqual({
      status: 200,
      body: { ...nightly, lastFiredAt: "2026-11-22T12:00:00.000Z" },
    });
    expect(fired).toEqual(["nightly"]);
  });

  it.each(["weekly", "%", "a/b"])("know no schedule %s", async (name) => {
    const { ask } = await setup();
    expect((await ask(`/_local/schedules/${name}`, { method: "POST" })).status).toBe(404);
    expect((await ask("/_local/schedules/nightly")).status).toBe(405);
  });

  it("take, list and clear faults", async () => {
    const { ask, post } = await setup();
    const rule = { service: "dynamodb", operation: "PutItem", mode: "error", count: 2 };
    expect(await post("/_local/faults", rule)).toEqual({ status: 201, body: [rule] });
    expect((await ask("/_local/faults")).body).toEqual([rule]);
    expect((await ask("/_local/faults", { method: "DELETE" })).status).toBe(204);
    expect((await post("/_local/faults", { ...rule, mode: "explode" })).status).toBe(400);
    expect((await post("/_local/faults", { ...rule, function: "nobody" })).status).toBe(400);
  });

  it("show the mails, all or those of one recipient, and clear them", async () => {
    const { ask } = await setup();
    expect((await ask("/_local/mails")).body).toHaveLength(2);
    expect((await ask("/_local/mails?to=taro%40example.jp")).body).toMatchObject([
      { messageId: "Taro@example.jp" },
    ]);
    await ask("/_local/mails", { method: "DELETE" });
    expect((await ask("/_local/mails")).body).toEqual([]);
  });

  it("show the logs as JSON lines", async () => {
    const { ask, logs: store } = await setup();
    store.append("sign-in", { level: "INFO", message: "one" });
    store.append("show-account", { level: "INFO", message: "two" });
    const { body } = await ask("/_local/logs");
    expect(
      body
        .trim()
        .split("\n")
        .map((line: string) => JSON.parse(line).message),
    ).toEqual(["one", "two"]);
    expect((await ask("/_local/logs?function=show-account")).body).toMatchObject({ message: "two" });
  });

  it("go on with the logs as they are written, when asked to", async () => {
    const { port, logs: store } = await setup();
    store.append("sign-in", { message: "before" });
    const response = await fetch(`http://127.0.0.1:${port}/_local/logs?follow&function=sign-in`);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader(); // a 200 has a body
    const read = async () => new TextDecoder().decode((await reader.read()).value);
    expect(await read()).toContain("before");
    store.append("show-account", { message: "of another" });
    store.append("sign-in", { message: "after" });
    expect(await read()).toContain("after");
    await reader.cancel();
  });

  it("report which permissions were used, and which never", async () => {
    const { ask, calls, principal, statement } = await setup();
    const row = { function: "sign-in", policy: "Policy", action: "dynamodb:PutItem", resource: "arn:table" };
    expect((await ask("/_local/permissions")).body).toEqual([{ ...row, count: 0 }]);
    calls.recordAllowed(principal, statement, "dynamodb:PutItem", "arn:table");
    expect((await ask("/_local/permissions?function=sign-in")).body).toEqual([{ ...row, count: 1 }]);
    expect((await ask("/_local/permissions?function=other")).body).toEqual([]);
  });

  it("end the execution environments without work", async () => {
    const { ask, recycled } = await setup();
    expect((await ask("/_local/environments", { method: "DELETE" })).status).toBe(204);
    expect((await ask("/_local/environments?function=sign-in", { method: "DELETE" })).status).toBe(204);
    expect(recycled).toEqual(["all", "sign-in"]);
    expect((await ask("/_local/environments?function=nobody", { method: "DELETE" })).status).toBe(400);
    expect(recycled).toHaveLength(2);
  });

  it("say what there is, and what a path takes", async () => {
    const { ask } = await setup();
    expect(await ask("/_local/nothing")).toMatchObject({
      status: 404,
      body: { detail: expect.stringContaining("/_local/calls") },
    });
    expect(await ask("/_local/constructor")).toMatchObject({ status: 404 });
    expect(await ask("/_local/clock", { method: "PUT" })).toMatchObject({
      status: 405,
      body: { detail: "/_local/clock takes GET, POST." },
    });
    expect((await ask("/_local/health")).body).toEqual({ status: "ok" });
    expect((await ask("/_local/queues")).body).toEqual([]);
  });

  it.each<[string, Record<string, string>, number]>([
    ["a name that someone points here", { host: "evil.example" }, 403],
    ["a page of another site", { host: "localhost:3000", origin: "https://evil.example" }, 403],
    ["a link from another site", { host: "localhost:3000", "sec-fetch-site": "cross-site" }, 403],
    ["an opaque origin", { host: "localhost:3000", origin: "null" }, 403],
    ["a page of ours", { host: "localhost:3000", origin: "http://localhost:3000" }, 200],
    ["a program on this machine", { host: "127.0.0.1:4566" }, 200],
    ["IPv6", { host: "[::1]:4566" }, 200],
  ])("answer requests by %s accordingly", async (_name, headers, status) => {
    const { statusWith } = await setup();
    expect(await statusWith(headers)).toBe(status);
  });

  it("plan what becomes of the next mails to an address, show it and forget it", async () => {
    const { ask, post } = await setup();
    expect((await post("/_local/mail-events", { to: "taro@example.jp", event: "bounce" })).status).toBe(201);
    const plans = [{ to: "taro@example.jp", event: "bounce", count: 1 }];
    expect((await ask("/_local/mail-events")).body).toEqual(plans);
    expect((await ask("/_local/mail-events", { method: "DELETE" })).status).toBe(204);
    expect((await ask("/_local/mail-events")).body).toEqual([]);
  });

  it("report more of a mail that was sent", async () => {
    const { post, raised } = await setup();
    const answer = await post("/_local/mail-events", {
      messageId: "hanako@example.jp",
      event: "delay",
      count: 3,
    });
    expect(answer.status).toBe(204);
    expect(raised).toEqual([["hanako@example.jp", "delay", 3]]);
  });

  it.each([
    [{ to: "taro@example.jp", event: "explode" }, "event"],
    [{ to: "taro@example.jp" }, "event"],
    [{ event: "bounce" }, "to"],
    [{ to: "taro@example.jp", messageId: "hanako@example.jp", event: "bounce" }, "to"],
    [{ messageId: "none", event: "bounce" }, "messageId"],
    [{ to: "taro@example.jp", event: "bounce", count: 0 }, "count"],
    [{ to: "taro@example.jp", event: "bounce", often: 2 }, "often"],
    ["bounce", ""],
  ])("refuse %j by the member that is wrong", async (body, member) => {
    const { post } = await setup();
    expect(await post("/_local/mail-events", body)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: `/${member}` }] },
    });
  });
});
