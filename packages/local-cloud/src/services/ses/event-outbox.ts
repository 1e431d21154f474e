import type { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { isObject, type JsonObject } from "../../template/json.ts";
import { logFailure } from "../shared/log-failure.ts";

export type Publish = (event: JsonObject) => Promise<void>;

const row = z.object({ number: z.int(), event: z.string() });

const RETRY_PAUSE_MS = 1_000;
/** Forgotten by one write. */
const BATCH = 50;

/**
 * Events on their way: on disk before the call that causes them is answered, forgotten after they were published. One
 * that is published when the process is killed is published again, as SES and EventBridge promise no more than that.
 */
export function openEventOutbox(database: DatabaseSync) {
  const insert = database.prepare("INSERT INTO events (event) VALUES (?)");
  const next = database.prepare("SELECT number, event FROM events ORDER BY number LIMIT ?");
  const forget = database.prepare("DELETE FROM events WHERE number <= ?");
  const stopping = new AbortController();
  let publish: Publish | undefined;
  let running: Promise<void> | undefined;

  const waiting = () => next.all(BATCH).map((found) => row.parse(found));

  async function run(give: Publish): Promise<void> {
    for (let batch = waiting(); batch.length > 0 && !stopping.signal.aborted; batch = waiting()) {
      try {
        for (const { event } of batch) await give(parse(event));
        forget.run(batch.at(-1)?.number ?? 0);
      } catch (error) {
        if (stopping.signal.aborted) return;
        logFailure("SES emulator: an event could not be published", error);
        await sleep(RETRY_PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  function wake(): void {
    if (publish === undefined || running !== undefined || stopping.signal.aborted) return;
    const give = publish;
    running = run(give).finally(() => {
      running = undefined;
      if (waiting().length > 0) wake();
    });
  }

  return {
    /** To be called within the transaction that causes the event; `wake` follows it. */
    add: (event: JsonObject) => void insert.run(JSON.stringify(event)),
    wake,
    /** Publishes what is waiting, and from now on whatever comes. */
    publishTo(give: Publish): void {
      publish = give;
      wake();
    },
    /** For good: what is waiting is published after the next start. */
    async stop(): Promise<void> {
      stopping.abort();
      await running;
    },
  };
}

function parse(text: string): JsonObject {
  const event: unknown = JSON.parse(text);
  if (!isObject(event)) throw new Error("An event in the store is damaged.");
  return event;
}
