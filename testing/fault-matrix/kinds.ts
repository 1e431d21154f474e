/** Ways in which one AWS call can go wrong. */
import type { FaultMode } from "local-cloud";

export interface Kind {
  readonly name: string;
  readonly mode: FaultMode;
  /** Calls in a row that are hit. An SDK tries three times: what hits once is made good before the code learns of it. */
  readonly count: number;
}

const allTries = 3;

export const kinds: readonly Kind[] = [
  { name: "error", mode: "error", count: allTries },
  { name: "throttle", mode: "throttle", count: allTries },
  { name: "timeout", mode: "timeout", count: allTries },
  { name: "lost response, then retried", mode: "lost-response", count: 1 },
  { name: "lost response", mode: "lost-response", count: allTries },
  { name: "crash before", mode: "crash-before", count: 1 },
  { name: "crash after", mode: "crash-after", count: 1 },
];

/** For what puts messages into queues. */
export const duplicateMessage: Kind = { name: "duplicate message", mode: "duplicate", count: 1 };
