import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createFunction,
  type FunctionOptions,
  type LambdaFunction,
} from "../../../src/services/lambda/function.ts";
import type { FunctionSettings } from "../../../src/services/lambda/function-settings.ts";
import { type LogStore, openLogStore } from "../../../src/services/lambda/log-store.ts";
import { createWarmBudget } from "../../../src/services/lambda/warm-budget.ts";

export function functionSettings(
  handler: string,
  overrides: Partial<FunctionSettings> = {},
): FunctionSettings {
  const name = handler.split(".")[0] ?? handler;
  return {
    name,
    arn: `arn:aws:lambda:ap-northeast-1:000000000000:function:${name}`,
    handler,
    runtime: "nodejs24.x",
    taskRoot: join(import.meta.dirname, "handlers"),
    timeoutSeconds: 5,
    memoryMb: 128,
    logGroup: `/aws/lambda/${name}`,
    logFormat: "JSON",
    applicationLogLevel: "INFO",
    systemLogLevel: "INFO",
    tracing: false,
    environment: {},
    credentials: { accessKeyId: "LOCALKEY", secretAccessKey: "secret", sessionToken: "token", appId: name },
    ...overrides,
  };
}

export interface Running {
  readonly subject: LambdaFunction;
  readonly logs: LogStore;
  readonly clockOffset: BigInt64Array<SharedArrayBuffer>;
}

const cleanups: (() => Promise<void>)[] = [];

/** A function over one of the handlers beside this file; `stopAll` ends what was started. */
export function start(
  handler: string,
  settings: Partial<FunctionSettings> = {},
  options: Partial<FunctionOptions> = {},
): Running {
  const folder = mkdtempSync(join(tmpdir(), "lambda-"));
  const logs = openLogStore({ folder, now: Date.now });
  const memory = new SharedArrayBuffer(8);
  const subject = createFunction({
    settings: functionSettings(handler, settings),
    surroundings: { region: "ap-northeast-1", awsEndpoint: "http://127.0.0.1:4566", clockOffset: memory },
    budget: createWarmBudget({ limit: 10, spare: 8 }),
    logs,
    now: Date.now,
    ...options,
  });
  cleanups.push(async () => {
    await subject.close();
    logs.close();
    rmSync(folder, { recursive: true });
  });
  return { subject, logs, clockOffset: new BigInt64Array(memory) };
}

export async function stopAll(): Promise<void> {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
}

/** The lines of the log as objects. */
export function records(logs: LogStore): Record<string, unknown>[] {
  return logs.lines().map((line) => JSON.parse(line.text));
}
