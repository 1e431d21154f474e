import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import * as z from "zod/mini";
import { correlationId } from "../../contracts/audit.ts";
import { deliveriesBeforeDeadLetter } from "../../contracts/messages.ts";
import { currentContext, inContext } from "../audit/request-context.ts";

export interface Delivery {
  /** Of the message, the same for each of its deliveries. */
  readonly messageId: string;
  /** When the message was queued, in epoch milliseconds. */
  readonly queuedAt: number;
}

/**
 * A handler for one kind of queue message. Messages stand alone: one that fails, or whose turn has not come
 * (`false`), stays in the queue without holding up the others, and ends in the dead-letter queue. What a message's
 * handling logs and sends carries the `correlationId` of the message on. Without middy, whose middlewares go around the
 * whole batch (docs/adr/0014).
 */
export const queueHandler =
  <S extends z.ZodMiniType>(
    schema: S,
    handle: (message: z.infer<S>, delivery: Delivery) => Promise<boolean>,
    /** Called when a message has failed for the last time: it is a dead letter from now on. */
    givenUp: (message: z.infer<S>) => void = () => {},
  ) =>
  async (
    event: SQSEvent,
    { awsRequestId: requestId }: Pick<Context, "awsRequestId">,
  ): Promise<SQSBatchResponse> => {
    const failed = await Promise.all(
      event.Records.map((record) => {
        const body = parseJson(record.body);
        return inContext({ requestId, correlationId: causeOf(body) ?? requestId }, () =>
          failureOf(
            record,
            async () => handle(schema.parse(body), deliveryOf(record)),
            () => {
              const message = schema.safeParse(body);
              if (message.success) givenUp(message.data);
            },
          ),
        );
      }),
    );
    return { batchItemFailures: failed.flat() };
  };

async function failureOf(
  { messageId, attributes }: SQSRecord,
  handle: () => Promise<boolean>,
  givenUp: () => void,
) {
  const receiveCount = attributes.ApproximateReceiveCount;
  const failed = () => {
    if (Number(receiveCount) >= deliveriesBeforeDeadLetter) givenUp();
    return [{ itemIdentifier: messageId }];
  };
  try {
    return (await handle()) ? [] : failed();
  } catch (error) {
    const name = error instanceof Error ? error.name : "unknown";
    const cause = currentContext()?.correlationId;
    // The name alone: a message of the SDK or of a parser may quote what it was given.
    console.error({ event: "message.failed", correlationId: cause, messageId, receiveCount, error: name });
    return failed();
  }
}

const deliveryOf = ({ messageId, attributes }: SQSRecord): Delivery => ({
  messageId,
  queuedAt: Number(attributes.SentTimestamp),
});

/** `undefined` for what is no JSON, which no schema of a message takes either. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const caused = z.object({ correlationId });

const causeOf = (body: unknown) => caused.safeParse(body).data?.correlationId;
