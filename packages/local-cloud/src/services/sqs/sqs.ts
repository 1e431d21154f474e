/** SQS: fauxqs on SQLite. Standard queues only. Time is real time, until `pass` lets some of it pass at once. */
import { join } from "node:path";
import type { Properties } from "../properties.ts";
import { lockFolder } from "../shared/folder-lock.ts";
import { loadFauxqs } from "./fauxqs.ts";
import { readQueueProperties } from "./queue-properties.ts";
import { openStore } from "./store.ts";

export interface SqsOptions {
  readonly dataDir: string;
  /** Address of the AWS front, e.g. `http://127.0.0.1:4566`: queue URLs lie below it. */
  readonly publicUrl: string;
  readonly region: string;
  /** fauxqs knows 000000000000 only. */
  readonly accountId: string;
}

export interface Sqs {
  readonly url: string;
  /** Creates or updates the queue of an `AWS::SQS::Queue`; `QueueName` must be among the properties. */
  ensureQueue(
    properties: Properties,
  ): Promise<{ readonly name: string; readonly url: string; readonly arn: string }>;
  /** Lets time pass for delays and visibility timeouts, but for messages that somebody works on. */
  pass(ms: number, isHeld: (receiptHandle: string) => boolean): void;
  close(): Promise<void>;
}

const RETENTION_CHECK_MS = 60_000;

export async function startSqs(options: SqsOptions): Promise<Sqs> {
  const { publicUrl, region, accountId } = options;
  if (accountId !== "000000000000")
    throw new Error(`Queues live in account 000000000000, not in ${accountId}.`);
  const folder = join(options.dataDir, "sqs");
  const lock = lockFolder(folder);
  const fauxqs = await loadFauxqs();
  const { store, pass, dropExpired, close } = openStore(
    fauxqs,
    folder,
    (name) => `${publicUrl}/${accountId}/${name}`,
  );
  const app = fauxqs.buildApp(store, region);
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  dropExpired(Date.now());
  const retention = setInterval(() => dropExpired(Date.now()), RETENTION_CHECK_MS);
  retention.unref();

  return {
    url,
    async ensureQueue(properties) {
      const { name, attributes, deadLetterQueue } = readQueueProperties(properties);
      if (deadLetterQueue !== undefined && store.getQueueByArn(deadLetterQueue) === undefined) {
        throw new Error(`The dead-letter queue ${deadLetterQueue} of ${name} does not exist.`);
      }
      const arn = `arn:aws:sqs:${region}:${accountId}:${name}`;
      const queue = store.getQueueByArn(arn) ?? store.createQueue(name, "", arn);
      queue.setAttributes(attributes);
      return { name, url: queue.url, arn };
    },
    pass,
    async close() {
      clearInterval(retention);
      await app.close();
      close();
      lock.release();
    },
  };
}
