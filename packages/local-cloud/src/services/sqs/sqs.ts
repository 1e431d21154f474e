/**
 * SQS: fauxqs on SQLite, with what it lacks. Standard queues only. Time is real time, until `pass` lets some of it pass
 * at once.
 */
import { join } from "node:path";
import type { Clock } from "../../cloud/clock.ts";
import { listenOnLoopback } from "../../listening/loopback-server.ts";
import { isObject } from "../../template/json.ts";
import type { Properties } from "../properties.ts";
import { lockFolder } from "../shared/folder-lock.ts";
import { ServiceError } from "../shared/service-error.ts";
import { amendApp } from "./amend-app.ts";
import { loadFauxqs, type SqsStore } from "./fauxqs.ts";
import { type MovableQueues, messageMoveTasks } from "./message-move-tasks.ts";
import { readQueueProperties } from "./queue-properties.ts";
import { type Attended, openStore } from "./store.ts";

export interface SqsOptions {
  readonly dataDir: string;
  /** Address of the AWS endpoint, e.g. `http://127.0.0.1:4566`: queue URLs lie below it. */
  readonly publicUrl: string;
  readonly region: string;
  /** fauxqs knows 000000000000 only. */
  readonly accountId: string;
  readonly clock: Pick<Clock, "now" | "offsetMs">;
}

export interface Sqs {
  readonly url: string;
  /** Creates or updates the queue of an `AWS::SQS::Queue`; `QueueName` must be among the properties. */
  ensureQueue(
    properties: Properties,
  ): Promise<{ readonly name: string; readonly url: string; readonly arn: string }>;
  /**
   * Lets time pass: for delays and visibility timeouts, but for messages that somebody works on; and for the age of all,
   * so that those beyond their queue's retention go, but where a consumer would have received them before.
   */
  pass(ms: number, attended: Attended): void;
  close(): Promise<void>;
}

const RETENTION_CHECK_MS = 60_000;

export async function startSqs(options: SqsOptions): Promise<Sqs> {
  const { publicUrl, region, accountId, clock } = options;
  if (accountId !== "000000000000")
    throw new Error(`Queues live in account 000000000000, not in ${accountId}.`);
  const folder = join(options.dataDir, "sqs");
  const lock = lockFolder(folder);
  const fauxqs = await loadFauxqs();
  const queueUrl = (name: string) => `${publicUrl}/${accountId}/${name}`;
  const { store, pass, dropExpired, movable, close } = openStore(fauxqs, folder, queueUrl);
  const app = fauxqs.buildApp(store, region);
  const operations = {
    ...messageMoveTasks(movable, () => clock.now()),
    ListDeadLetterSourceQueues: listSources(store, movable),
  };
  amendApp(app, operations, () => clock.offsetMs());
  await app.ready();
  const server = await listenOnLoopback((request, response) => app.routing(request, response));
  dropExpired(Date.now());
  const retention = setInterval(() => dropExpired(Date.now()), RETENTION_CHECK_MS);
  retention.unref();

  return {
    url: server.url,
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
    pass(ms, attended) {
      pass(ms, attended);
      dropExpired(Date.now());
    },
    async close() {
      clearInterval(retention);
      await app.close();
      await server.close();
      close();
      lock.release();
    },
  };
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html; all in one page. */
function listSources(store: SqsStore, { sourcesOf }: MovableQueues) {
  return (input: unknown) => {
    const queue = isObject(input) ? store.getQueue(String(input["QueueUrl"])) : undefined;
    if (queue === undefined)
      throw new ServiceError("QueueDoesNotExist", "The specified queue does not exist.");
    return { queueUrls: sourcesOf(queue.arn).flatMap((arn) => store.getQueueByArn(arn)?.url ?? []) };
  };
}
