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

const MOST_AT_ONCE = 5;
const LARGEST_BATCH = 5;
/** Of the consumer's ten seconds: the rest is for the sending itself. */
const WAITING_MS = 5000;

/** @param mailsPerSecond SES's maximum send rate for the account: 1 in the sandbox, 14 out of it by default */
export function mailPace(mailsPerSecond: number): MailPace {
  // Lambda's least for a queue's consumer is two.
  const maxConcurrency = Math.min(MOST_AT_ONCE, Math.max(2, Math.floor(mailsPerSecond / 2)));
  const spacingMs = Math.ceil((1000 * maxConcurrency) / mailsPerSecond);
  const batchSize = Math.min(LARGEST_BATCH, Math.max(1, Math.floor(WAITING_MS / spacingMs)));
  return { maxConcurrency, batchSize, spacingMs };
}
