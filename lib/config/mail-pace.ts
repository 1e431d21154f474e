import { ConfigurationError } from "./configuration-error.ts";

/**
 * How the consumers of the mail queue share what SES lets the account send. SES refuses what comes faster, and a
 * message that is refused ten times is a dead letter: a burst has to wait in the queue instead.
 */
export interface MailPace {
  /** Invocations at the same time. */
  readonly maxConcurrency: number;
  /** Mails handed to one invocation, which sends them one after the other. */
  readonly batchSize: number;
  /** Milliseconds from one mail of an execution environment to its next. */
  readonly spacingMs: number;
}

/** Where nothing is reserved for the consumer. */
const MOST_AT_ONCE = 5;
const LARGEST_BATCH = 5;
/** A mail takes five calls; a batch of them side by side, half a second. */
const MOST_PER_SECOND_EACH = 10;
/** Of the consumer's ten seconds: the rest is for the sending itself. */
const WAITING_MS = 5000;

/** Mails with codes and mails of completed registrations are sent by different functions, which share the rate. */
const CONSUMERS = 2;

/**
 * @param mailsPerSecondInAll SES's maximum send rate for the account: 1 in the sandbox, 14 out of it by default
 * @param consumer the function that sends, and the concurrency that is reserved for it, if any is
 * @throws ConfigurationError when that is too little for the rate
 */
export function mailPace(
  mailsPerSecondInAll: number,
  { entry, reserved }: { readonly entry: string; readonly reserved?: number | undefined },
): MailPace {
  const mailsPerSecond = mailsPerSecondInAll / CONSUMERS;
  if (reserved !== undefined && reserved * MOST_PER_SECOND_EACH < mailsPerSecond)
    throw new ConfigurationError("capacity", [
      `mailsPerSecond: for ${mailsPerSecondInAll} a second, ${entry} needs a reservedConcurrency of ` +
        `${Math.ceil(mailsPerSecond / MOST_PER_SECOND_EACH)}`,
    ]);
  // Lambda's least for a queue's consumer is two.
  const maxConcurrency = Math.min(reserved ?? MOST_AT_ONCE, Math.max(2, Math.floor(mailsPerSecond / 2)));
  const spacingMs = Math.ceil((1000 * maxConcurrency) / mailsPerSecond);
  const batchSize = Math.min(LARGEST_BATCH, Math.max(1, Math.floor(WAITING_MS / spacingMs)));
  return { maxConcurrency, batchSize, spacingMs };
}
