import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "@jest/globals";
import type { LogStore } from "../../../src/services/lambda/log-store.ts";
import type { InvocationOutcome } from "../../../src/services/lambda/outcome.ts";
import { createWarmBudget } from "../../../src/services/lambda/warm-budget.ts";
import { records, start, stopAll } from "./setup.ts";

afterEach(stopAll);

function payload(outcome: InvocationOutcome): unknown {
  if (outcome.kind !== "returned") throw new Error(`${outcome.kind}: ${outcome.error.errorMessage}`);
  return outcome.payload;
}

/** What `log-trace` writes, once it is written. */
async function toldTrace(logs: LogStore): Promise<string> {
  for (;;) {
    const logged = records(logs).find((record) => "traceId" in Object(record["message"]));
    if (logged) return String(Object(logged["message"]).traceId);
    await sleep(5);
  }
}

describe("a function", () => {
  it("receives the event and Lambda's context, and answers what the handler returns", async () => {
    const { subject } = start("echo.handler");
    const outcome = await subject.invoke({ hello: "世界" });
    expect(payload(outcome)).toMatchObject({
      event: { hello: "世界" },
      requestId: outcome.requestId,
      functionName: "echo",
      remaining: expect.any(Number),
    });
  });

  it("sees the template's environment and the runtime's, and nothing of this machine's", async () => {
    const { subject } = start("echo.handler", { environment: { STAGE: "local" } });
    const { environment } = payload(await subject.invoke({})) as { environment: Record<string, string> };
    expect(environment).toMatchObject({
      STAGE: "local",
      AWS_REGION: "ap-northeast-1",
      AWS_ENDPOINT_URL: "http://127.0.0.1:4566",
      AWS_ACCESS_KEY_ID: "LOCALKEY",
      AWS_SDK_UA_APP_ID: "echo",
      AWS_LAMBDA_FUNCTION_NAME: "echo",
      TZ: ":UTC",
    });
    expect(environment).not.toHaveProperty("HOME");
  });

  it("keeps its module state between invocations and initializes once", async () => {
    const { subject, logs } = start("echo.handler");
    await subject.invoke({});
    expect(payload(await subject.invoke({}))).toMatchObject({ count: 2 });
    const cold = records(logs).filter((record) => JSON.stringify(record).includes("initDurationMs"));
    expect(cold).toHaveLength(1);
  });

  it("answers undefined as null", async () => {
    const { subject } = start("failing.handler");
    expect(payload(await subject.invoke({ how: "nothing" }))).toBeNull();
  });

  it("runs concurrent invocations in environments of their own, up to its cap", async () => {
    const { subject, logs } = start("failing.handler", {}, { maxConcurrency: 2 });
    await Promise.all(Array.from({ length: 5 }, () => subject.invoke({ how: "sleep", ms: 40 })));
    const cold = records(logs).filter((record) => JSON.stringify(record).includes("initDurationMs"));
    expect(cold).toHaveLength(2);
  });

  it("gives an idle environment up when it was not needed for long", async () => {
    const { subject, logs } = start("echo.handler", {}, { idleMs: 20 });
    await subject.invoke({});
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(payload(await subject.invoke({}))).toMatchObject({ count: 1 });
    expect(records(logs).filter((record) => record["type"] === "platform.report")).toHaveLength(2);
  });

  it("starts anew after its idle environments were ended, and not the one at work", async () => {
    const { subject, logs } = start("failing.handler");
    await subject.invoke({ how: "fine" });
    const working = subject.invoke({ how: "sleep", ms: 60 });
    subject.recycle();
    expect(payload(await working)).toBe("awake");
    subject.recycle();
    await subject.invoke({ how: "fine" });
    const cold = records(logs).filter((record) => JSON.stringify(record).includes("initDurationMs"));
    expect(cold).toHaveLength(2);
  });

  it("makes room by ending another function's idle environment", async () => {
    const budget = createWarmBudget({ limit: 1, spare: 1 });
    const first = start("echo.handler", {}, { budget });
    const second = start("clock.handler", {}, { budget });
    await first.subject.invoke({});
    await second.subject.invoke({});
    expect(payload(await first.subject.invoke({}))).toMatchObject({ count: 1 });
  });

  it("starts even over budget when it has no environment yet, as a trigger of a busy function must", async () => {
    const budget = createWarmBudget({ limit: 1, spare: 1 });
    const busy = start("failing.handler", {}, { budget });
    const trigger = start("echo.handler", {}, { budget });
    const long = busy.subject.invoke({ how: "sleep", ms: 300 });
    expect(payload(await trigger.subject.invoke({}))).toMatchObject({ count: 1 });
    await long;
  });
});

describe("a failing function", () => {
  it.each([
    ["throw", { errorType: "TypeError", errorMessage: "no such thing" }],
    ["throw-text", { errorType: "string", errorMessage: "just text" }],
    ["uncaught", { errorType: "RangeError", errorMessage: "from a timer" }],
    ["unhandled", { errorType: "Runtime.UnhandledPromiseRejection", errorMessage: "Error: nobody listens" }],
    ["exit", { errorType: "Runtime.ExitError", errorMessage: expect.stringContaining("exit status 3") }],
    [
      "exit-quietly",
      { errorType: "Runtime.ExitError", errorMessage: expect.stringContaining("without providing") },
    ],
    ["memory", { errorType: "Runtime.ExitError", errorMessage: expect.stringContaining("signal: killed") }],
    ["circular", { errorType: "TypeError", errorMessage: expect.stringContaining("circular") }],
  ])("that ends by %s answers as Lambda does, and works again at once", async (how, error) => {
    const { subject } = start("failing.handler", { memoryMb: 48 });
    expect(await subject.invoke({ how })).toMatchObject({ kind: "failed", error });
    expect(payload(await subject.invoke({ how: "fine" }))).toBe("fine");
  });

  it.each(["sleep", "busy"])("that is caught in %s is ended at its timeout", async (how) => {
    const { subject, logs } = start("failing.handler", { timeoutSeconds: 0.3 });
    const outcome = await subject.invoke({ how, ms: 60_000 });
    expect(outcome).toMatchObject({
      kind: "failed",
      error: {
        errorType: "Sandbox.Timedout",
        errorMessage: `RequestId: ${outcome.requestId} Error: Task timed out after 0.30 seconds`,
      },
    });
    expect(records(logs)).toContainEqual(expect.objectContaining({ type: "platform.report" }));
    expect(payload(await subject.invoke({ how: "fine" }))).toBe("fine");
  });

  it("that is killed in an invocation answers as one that exits, and works again at once", async () => {
    const { subject, logs } = start("failing.handler");
    const killed = subject.invoke({ how: "log-trace" });
    const traceId = await toldTrace(logs);
    await subject.crash("another's");
    await subject.crash(traceId);
    expect(await killed).toMatchObject({ kind: "failed", error: { errorType: "Runtime.ExitError" } });
    expect(payload(await subject.invoke({ how: "fine" }))).toBe("fine");
  });

  it("does not disturb another environment of the same function", async () => {
    const { subject } = start("failing.handler");
    const [crashed, fine] = await Promise.all([
      subject.invoke({ how: "exit" }),
      subject.invoke({ how: "sleep", ms: 150 }),
    ]);
    expect(crashed.kind).toBe("failed");
    expect(payload(fine)).toBe("awake");
  });

  it.each([
    ["broken.handler", "Error", "missing configuration"],
    ["absent.handler", "Runtime.ImportModuleError", "Error: Cannot find module 'absent'"],
    ["echo.other", "Runtime.HandlerNotFound", "echo.other is undefined or not exported"],
    ["callback.handler", "Runtime.CallbackHandlerDeprecated", "Callback-based handlers"],
  ])("of handler %s answers %s", async (handler, errorType, message) => {
    const { subject } = start(handler);
    expect(await subject.invoke({})).toMatchObject({
      kind: "failed",
      error: { errorType, errorMessage: expect.stringContaining(message) },
    });
  });

  it("that never gets through its init is ended there", async () => {
    const { subject } = start("never-ready.handler", {}, { initLimitMs: 300 });
    expect(await subject.invoke({})).toMatchObject({
      kind: "failed",
      error: { errorType: "Sandbox.Timedout", errorMessage: expect.stringContaining("after 0.30 seconds") },
    });
  });

  it("refuses events and answers beyond 6 MB", async () => {
    const { subject } = start("failing.handler");
    expect(await subject.invoke({ how: "x".repeat(7 * 1024 * 1024) })).toMatchObject({ kind: "too-large" });
    expect(await subject.invoke({ how: "huge" })).toMatchObject({
      kind: "too-large",
      error: { errorType: "Function.ResponseSizeTooLarge" },
    });
  });
});

describe("stopping", () => {
  it("ends a function in the middle of an endless loop, and refuses what waits", async () => {
    const { subject } = start("failing.handler", { timeoutSeconds: 60 }, { maxConcurrency: 1 });
    const busy = subject.invoke({ how: "busy" });
    const waiting = expect(subject.invoke({ how: "fine" })).rejects.toThrow("is stopping");
    await new Promise((resolve) => setTimeout(resolve, 200));
    const started = performance.now();
    await subject.close();
    // Long before the function's own 60 seconds are over.
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(await busy).toMatchObject({ kind: "failed", error: { errorType: "Runtime.ExitError" } });
    await waiting;
    await expect(subject.invoke({})).rejects.toThrow("is stopping");
  });
});
