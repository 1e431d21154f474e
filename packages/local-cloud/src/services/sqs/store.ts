import type { DatabaseSync } from "node:sqlite";
import { inTransaction } from "../shared/database.ts";
import type { Fauxqs, SqsQueue, SqsStore } from "./fauxqs.ts";

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

  class AddressedStore extends fauxqs.SqsStore {
    override buildQueueUrl(name: string): string {
      return queueUrl(name);
    }

    /** Also for a stored queue, whose address may have been that of another port. */
    override createQueue(...[name, , arn, attributes, tags]: Parameters<SqsStore["createQueue"]>): SqsQueue {
      return receivingAtomically(super.createQueue(name, queueUrl(name), arn, attributes, tags), database);
    }
  }

  const store = new AddressedStore();
  fauxqs.restore(store, persistence);
  return {
    store,
    pass: (ms: number, isHeld: (receiptHandle: string) => boolean) => pass(store, database, ms, isHeld),
    dropExpired: (now: number) => dropExpired(store, (id) => persistence.deleteMessage(id), now),
    close: () => persistence.close(),
  };
}

/** One receive may move several messages to the dead-letter queue, each deleted here before it is stored there. */
function receivingAtomically(queue: SqsQueue, database: DatabaseSync): SqsQueue {
  const dequeue = queue.dequeue.bind(queue);
  queue.dequeue = (...received) => inTransaction(database, () => dequeue(...received));
  return queue;
}

/** Brings the end of delays and visibility timeouts nearer, but for messages that are being worked on. */
function pass(
  store: SqsStore,
  database: DatabaseSync,
  ms: number,
  isHeld: (receiptHandle: string) => boolean,
): void {
  const sooner = database.prepare(
    "UPDATE sqs_messages SET delay_until = delay_until - ?1, visibility_deadline = visibility_deadline - ?1 WHERE message_id = ?2",
  );
  inTransaction(database, () => {
    for (const queue of store.allQueues()) {
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
