import * as z from "zod";
import type { ServiceError } from "../shared/service-error.ts";
import { invalidValue } from "./sqs-error.ts";

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
const mostSeconds = 900;
const delay = z.int().min(0).max(mostSeconds).optional();

const entry = z.looseObject({ Id: z.string(), DelaySeconds: z.unknown().optional() });
type Entry = z.output<typeof entry>;

/** What is wrong with a message's delay, which fauxqs takes as it comes. */
export function delayError(value: unknown): ServiceError | undefined {
  if (delay.safeParse(value).success) return undefined;
  return invalidValue(
    `Value ${String(value)} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= ${mostSeconds}.`,
  );
}

export interface BatchFailure {
  readonly Id: string;
  readonly Code: string;
  readonly Message: string;
  readonly SenderFault: true;
}

/** Splits a batch: an entry that is wrong fails alone. */
export function checkDelays(entries: unknown): {
  readonly accepted: unknown;
  readonly failures: readonly BatchFailure[];
} {
  const parsed = z.array(entry).safeParse(entries);
  if (!parsed.success) return { accepted: entries, failures: [] }; // fauxqs says what is wrong with it
  const failures = parsed.data.flatMap(failureOf);
  const failed = new Set(failures.map(({ Id }) => Id));
  return { accepted: parsed.data.filter(({ Id }) => !failed.has(Id)), failures };
}

function failureOf({ Id, DelaySeconds }: Entry): BatchFailure[] {
  const error = delayError(DelaySeconds);
  return error === undefined ? [] : [{ Id, Code: error.code, Message: error.message, SenderFault: true }];
}
