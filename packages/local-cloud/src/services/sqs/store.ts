import type { DatabaseSync } from "node:sqlite";
import { isObject } from "../../template/json.ts";
import { inTransaction } from "../shared/database.ts";
import type { Fauxqs, SqsMessage, SqsQueue, SqsStore } from "./fauxqs.ts";
import type { MovableQueues } from "./message-move-tasks.ts";

/** fauxqs's queues, kept in a folder, with the repairs that SQS's semantics ask for. */
export function openStore(fauxqs: Fauxqs, folder: string, queueUrl: (name: string) => string) {
  const { persistence, database } = fauxqs.openPersistence(folder);
  // A visibility timeout of 0 makes fauxqs forget the receive count, which its own schema then refuses.
  const makeReady = database.prepare(
    "UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?",
  );
  persistence.updateMessageReady = (messageId) => {
    makeReady.run(messageId);
  };

  const sources = openSources(database);

  class AddressedStore extends fauxqs.SqsStore {
    override buildQueueUrl(name: string): string {
      return queueUrl(name);
    }

    /** Also for a stored queue, whose address may have been that of another port. */
    override createQueue(...[name, , arn, attributes, tags]: Parameters<SqsStore["createQueue"]>): SqsQueue {
      const queue = super.createQueue(name, queueUrl(name), arn, attributes, tags);
      return receivingAtomically(queue, database, sources.note);
    }
  }

  const store = new AddressedStore();
  fauxqs.restore(store, persistence);
  return {
    store,
    pass: (ms: number, attended: Attended) => pass(store, database, ms, attended),
    dropExpired: (now: number) => dropExpired(store, (id) => persistence.deleteMessage(id), now),
    movable: movableQueues(store, (source, destinationArn) =>
      inTransaction(database, () => {
        const stay: SqsMessage[] = [];
        const waiting = source.messages;
        for (const message of waiting) {
          const arn = destinationArn ?? sources.of(message.messageId) ?? onlySourceOf(store, source.arn);
          const target = arn === undefined ? undefined : store.getQueueByArn(arn);
          if (target === undefined) {
            stay.push(message);
            continue;
          }
          persistence.deleteMessage(message.messageId);
          // As AWS does it: a new message with a new age.
          target.enqueue(fauxqs.SqsStore.createMessage(message.body, message.messageAttributes));
        }
        source.messages = stay;
        return waiting.length - stay.length;
      }),
    ),
    close: () => persistence.close(),
  };
}

/** From which queue a dead letter came, which fauxqs forgets; gone with the message. */
function openSources(database: DatabaseSync) {
  database.exec(
    `CREATE TABLE IF NOT EXISTS dead_letter_sources (
      message_id TEXT PRIMARY KEY REFERENCES sqs_messages (message_id) ON DELETE CASCADE,
      source_arn TEXT NOT NULL
    ) STRICT`,
  );
  const note = database.prepare("INSERT OR REPLACE INTO dead_letter_sources VALUES (?, ?)");
  const find = database.prepare("SELECT source_arn FROM dead_letter_sources WHERE message_id = ?");
  return {
    note: (messageId: string, sourceArn: string): void => void note.run(messageId, sourceArn),
    of: (messageId: string): string | undefined => find.get(messageId)?.["source_arn"]?.toString(),
  };
}

function movableQueues(
  store: SqsStore,
  move: (source: SqsQueue, destinationArn: string | undefined) => number,
): MovableQueues {
  return {
    exists: (arn) => store.getQueueByArn(arn) !== undefined,
    sourcesOf: (deadLetterArn) => sourcesOf(store, deadLetterArn),
    move(sourceArn, destinationArn) {
      const source = store.getQueueByArn(sourceArn);
      if (source === undefined) return 0;
      source.processTimers(); // what somebody looked at a while ago is visible again
      return move(source, destinationArn);
    },
  };
}

function sourcesOf(store: SqsStore, deadLetterArn: string): readonly string[] {
  return [...store.allQueues()].flatMap(({ arn, attributes: { RedrivePolicy: policy } }) => {
    if (!policy) return [];
    const parsed: unknown = JSON.parse(policy); // as readQueueProperties, or SQS's own check, let it in
    return isObject(parsed) && parsed["deadLetterTargetArn"] === deadLetterArn ? [arn] : [];
  });
}

/** Of a message that somebody sent to the dead-letter queue directly. */
function onlySourceOf(store: SqsStore, deadLetterArn: string): string | undefined {
  const [source, ...others] = sourcesOf(store, deadLetterArn);
  return others.length === 0 ? source : undefined;
}

/**
 * One receive may move several messages to the dead-letter queue, each deleted here before it is stored there; where
 * they came from is noted.
 */
function receivingAtomically(
  queue: SqsQueue,
  database: DatabaseSync,
  note: (messageId: string, sourceArn: string) => void,
): SqsQueue {
  const dequeue = queue.dequeue.bind(queue);
  const noting = (dead: SqsQueue | undefined): SqsQueue | undefined => {
    if (dead === undefined) return undefined;
    const enqueue = (message: SqsMessage): void => {
      dead.enqueue(message);
      note(message.messageId, queue.arn);
    };
    return Object.create(dead, { enqueue: { value: enqueue } });
  };
  queue.dequeue = (most, visibility, find) =>
    inTransaction(database, () => dequeue(most, visibility, find && ((arn) => noting(find(arn)))));
  return queue;
}

/** What is attended to while time passes. */
export interface Attended {
  /** Whether somebody works on the message. */
  isHeld(receiptHandle: string): boolean;
  /** Whether somebody receives from the queue all the time. */
  isConsumed(queueArn: string): boolean;
}

/** What a message in a queue with a consumer has left of its retention when time passed at once. */
const LEFT_MS = 3_600_000;

/**
 * Brings the end of delays and visibility timeouts nearer, but for messages that are being worked on, and the time of
 * sending further away for all. A consumer would have received a message long before it grew too old, had the time not
 * passed at once: there it does not.
 */
function pass(store: SqsStore, database: DatabaseSync, ms: number, { isHeld, isConsumed }: Attended): void {
  const sooner = database.prepare(
    "UPDATE sqs_messages SET delay_until = delay_until - ?1, visibility_deadline = visibility_deadline - ?1 WHERE message_id = ?2",
  );
  const older = database.prepare(
    "UPDATE sqs_messages SET sent_timestamp = sent_timestamp - ?1, approximate_first_receive_timestamp = approximate_first_receive_timestamp - ?1",
  );
  const sent = database.prepare("UPDATE sqs_messages SET sent_timestamp = ?1 WHERE message_id = ?2");
  inTransaction(database, () => {
    older.run(ms);
    for (const queue of store.allQueues()) {
      const inFlight = [...queue.inflightMessages.values()].map(({ message }) => message);
      const waiting = [...queue.messages, ...queue.delayedMessages, ...inFlight];
      for (const message of waiting) age(message, ms);
      if (isConsumed(queue.arn)) {
        for (const message of keptFrom(queue, waiting)) sent.run(message.sentTimestamp, message.messageId);
      }
      for (const message of queue.delayedMessages) {
        message.delayUntil = (message.delayUntil ?? 0) - ms;
        sooner.run(ms, message.messageId);
      }
      for (const { receiptHandle, message, ...entry } of queue.inflightMessages.values()) {
        if (isHeld(receiptHandle)) continue;
        const visibilityDeadline = entry.visibilityDeadline - ms;
        queue.inflightMessages.set(receiptHandle, { receiptHandle, message, visibilityDeadline });
        sooner.run(ms, message.messageId);
      }
    }
  });
}

function age(message: SqsMessage, ms: number): void {
  message.sentTimestamp -= ms;
  if (message.approximateFirstReceiveTimestamp !== undefined) message.approximateFirstReceiveTimestamp -= ms;
}

/** Those that would be too old by now, made younger. */
function keptFrom(queue: SqsQueue, messages: readonly SqsMessage[]): readonly SqsMessage[] {
  const retention = Number(queue.attributes["MessageRetentionPeriod"]) * 1000;
  const oldest = Date.now() - retention + Math.min(LEFT_MS, retention);
  const tooOld = messages.filter(({ sentTimestamp }) => sentTimestamp < oldest);
  for (const message of tooOld) message.sentTimestamp = oldest;
  return tooOld;
}

/**
 * Forgets messages that are older than their queue's retention; one in flight goes when it has returned. In a
 * dead-letter queue, too, the age counts from the first sending:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 */
function dropExpired(store: SqsStore, forget: (messageId: string) => void, now: number): void {
  for (const queue of store.allQueues()) {
    const oldest = now - Number(queue.attributes["MessageRetentionPeriod"]) * 1000;
    const expired = [...queue.messages, ...queue.delayedMessages].filter(
      ({ sentTimestamp }) => sentTimestamp < oldest,
    );
    for (const message of expired) forget(message.messageId);
    queue.messages = queue.messages.filter((message) => !expired.includes(message));
    queue.delayedMessages = queue.delayedMessages.filter((message) => !expired.includes(message));
  }
}
