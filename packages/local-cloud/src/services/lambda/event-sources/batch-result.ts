import type { InvocationOutcome } from "../outcome.ts";
import type { ReceivedMessage } from "./sqs-client.ts";

/**
 * The messages of a batch that are done and leave the queue; the others come back after their visibility timeout.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
 */
export function processedMessages(
  batch: readonly ReceivedMessage[],
  outcome: InvocationOutcome,
  reportsItemFailures: boolean,
): readonly ReceivedMessage[] {
  if (outcome.kind !== "returned") return [];
  if (!reportsItemFailures) return batch;
  const failed = failedIds(outcome.payload);
  const known = new Set(batch.map((message) => message.MessageId));
  // A malformed answer, or an id that is not in the batch, fails the whole batch.
  if (failed === undefined || ![...failed].every((id) => known.has(id))) return [];
  return batch.filter((message) => !failed.has(message.MessageId));
}

/** `undefined` for an answer that is not of the documented shape. */
function failedIds(payload: unknown): ReadonlySet<string> | undefined {
  if (payload === null || payload === "") return new Set();
  if (typeof payload !== "object") return undefined;
  if (!("batchItemFailures" in payload)) return Object.keys(payload).length === 0 ? new Set() : undefined;
  const failures = payload.batchItemFailures ?? [];
  if (!Array.isArray(failures)) return undefined;
  const ids = failures.map((failure: unknown) => itemIdentifier(failure));
  return ids.includes("") ? undefined : new Set(ids);
}

/** Empty when there is none, which no message id is. */
function itemIdentifier(failure: unknown): string {
  if (typeof failure !== "object" || failure === null || !("itemIdentifier" in failure)) return "";
  return typeof failure.itemIdentifier === "string" ? failure.itemIdentifier : "";
}
