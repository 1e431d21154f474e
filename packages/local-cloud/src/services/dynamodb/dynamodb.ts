/**
 * DynamoDB: dynalite on LevelDB, which writes through to the operating system before it answers, so that data
 * survives `kill -9`. Beyond it, expired items are swept here. Not there: transactions, streams, PartiQL.
 */
/// <reference path="./dynalite.d.ts" />
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import dynalite from "dynalite";
import type { Clock } from "../../cloud/clock.ts";
import { listenOnLoopback } from "../../listening/loopback-server.ts";
import type { Properties } from "../properties.ts";
import { lockFolder } from "../shared/folder-lock.ts";
import { logFailure } from "../shared/log-failure.ts";
import { answerDynamoDb } from "./answer.ts";
import { checkStore } from "./check-store.ts";
import { ensureTable } from "./ensure-table.ts";
import { type SweptTable, sweepTable } from "./sweep.ts";
import { readTableProperties, timeToLiveAttribute } from "./table-properties.ts";

export interface DynamoDbOptions {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  /** How long an item outlives its TTL at least, in seconds; default 60. DynamoDB itself may take days. */
  readonly graceSeconds?: number;
  /** Pause between two sweeps in milliseconds; default 15,000. */
  readonly sweepEveryMs?: number;
}

export interface DynamoDb {
  readonly url: string;
  /** Creates the table of an `AWS::DynamoDB::Table` unless it exists; `TableName` must be among the properties. */
  ensureTable(properties: Properties): Promise<{ readonly name: string; readonly arn: string }>;
  /** Deletes what is past its TTL and the grace now, and says how many items went. */
  sweep(): Promise<number>;
  close(): Promise<void>;
}

export async function startDynamoDb(options: DynamoDbOptions): Promise<DynamoDb> {
  const { clock, region, accountId, graceSeconds = 60, sweepEveryMs = 15_000 } = options;
  const path = join(options.dataDir, "dynamodb");
  const lock = lockFolder(path);
  const swept = new Map<string, SweptTable>();
  const tables = join(path, "tables");
  await checkStore(tables).catch((error: unknown) => {
    lock.release();
    throw error;
  });
  const emulator = createStore(tables, region, accountId);
  const server = await listenOnLoopback(
    answerDynamoDb(emulator, (table) => swept.get(table)?.attribute),
    { server: emulator },
  );

  const sweep = async (stopping?: AbortSignal) => {
    const before = Math.floor(clock.now() / 1000) - graceSeconds;
    let deleted = 0;
    for (const table of swept.values()) deleted += await sweepTable(server.url, table, before, stopping);
    return deleted;
  };
  const sweeper = repeat(sweep, sweepEveryMs);

  return {
    url: server.url,
    async ensureTable(given) {
      const properties = readTableProperties(given);
      await ensureTable(server.url, properties);
      const name = properties.TableName;
      const attribute = timeToLiveAttribute(properties);
      const keys = properties.KeySchema.map((key) => key.AttributeName);
      if (attribute !== undefined) swept.set(name, { name, keys, attribute });
      return { name, arn: `arn:aws:dynamodb:${region}:${accountId}:table/${name}` };
    },
    sweep: () => sweep(),
    async close() {
      await sweeper.stop();
      await server.close();
      lock.release();
    },
  };
}

/** dynalite takes region and account from the environment, once, while it is created: they are put back at once. */
function createStore(path: string, region: string, accountId: string) {
  const { AWS_REGION: previousRegion, AWS_ACCOUNT_ID: previousAccount } = process.env;
  setEnvironment("AWS_REGION", region);
  setEnvironment("AWS_ACCOUNT_ID", accountId);
  try {
    return dynalite({ path, createTableMs: 0 });
  } finally {
    setEnvironment("AWS_REGION", previousRegion);
    setEnvironment("AWS_ACCOUNT_ID", previousAccount);
  }
}

function setEnvironment(name: string, value: string | undefined) {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

/** Runs the work again and again, a pause before each, until stopped; the run under way gets the signal, and is waited for. */
function repeat(work: (stopping: AbortSignal) => Promise<unknown>, pauseMs: number) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async () => {
    while (!signal.aborted) {
      await sleep(pauseMs, undefined, { ref: false, signal }).catch(() => undefined);
      if (signal.aborted) return;
      await work(signal).catch((error: unknown) => logFailure("DynamoDB TTL sweep", error));
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
