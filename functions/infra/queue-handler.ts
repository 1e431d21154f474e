import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type * as z from "zod/mini";

/**
 * A handler for one kind of queue message. Messages stand alone: one that fails, or whose turn has not come
 * (`false`), stays in the queue without holding up the others, and ends in the dead-letter queue.
 */
export const queueHandler =
  <S extends z.ZodMiniType>(schema: S, handle: (message: z.infer<S>) => Promise<boolean>) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const failed = await Promise.all(event.Records.map((record) => failureOf(record, schema, handle)));
    return { batchItemFailures: failed.flat() };
  };

async function failureOf<S extends z.ZodMiniType>(
  { messageId, body, attributes }: SQSRecord,
  schema: S,
  handle: (message: z.infer<S>) => Promise<boolean>,
) {
  try {
    const isDone = await handle(schema.parse(JSON.parse(body)));
    return isDone ? [] : [{ itemIdentifier: messageId }];
  } catch (error) {
    const name = error instanceof Error ? error.name : "unknown";
    const receiveCount = attributes.ApproximateReceiveCount;
    // The name alone: a message of the SDK or of a parser may quote what it was given.
    console.error({ event: "message.failed", messageId, receiveCount, error: name });
    return [{ itemIdentifier: messageId }];
  }
}
