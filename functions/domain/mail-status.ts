/**
 * How a mail with a code fares. The mail service reports it by events that come late, twice and in any order, so each
 * stage has a rank: a later stage is never taken back by an earlier one, and any order of the same events ends alike.
 */
import type { MailStatus } from "../../contracts/registration.ts";

/**
 * Stages of a mail, the earlier before the later, and what a registrant sees of each.
 *
 * `turned-back` is a bounce that may have been an automatic reply, such as "out of the office": it stands until a
 * delivery is reported, and a reported delivery stands.
 */
export const mailStages = {
  queued: "queued",
  /** The mail service did not take it, and will be asked again. */
  refused: "delayed",
  /** It has taken it after all. */
  accepted: "sent",
  delayed: "delayed",
  "turned-back": "bounced",
  delivered: "delivered",
  failed: "failed",
  bounced: "bounced",
  complained: "complained",
} as const satisfies Record<string, MailStatus>;

export type MailStage = keyof typeof mailStages;
/** What whoever hands a mail over can note of it. */
export type HandOverStage = Extract<MailStage, "refused" | "accepted">;
/** What the mail service can report. */
export type ReportedStage = Exclude<MailStage, "queued" | HandOverStage>;

// Object.keys widens the names; these are all there are.
export const ascendingStages = Object.keys(mailStages) as MailStage[];

/** The stages that give way to this one. */
export const stagesBefore = (stage: MailStage): readonly MailStage[] =>
  ascendingStages.slice(0, ascendingStages.indexOf(stage));

/** A mail is handed over within a second or two; one that takes this long has failed to be at least once. */
const LATE_AFTER_MS = 10_000;

/**
 * From here on the request for the mail is in the dead-letter queue: ten deliveries, 30 seconds apart, have failed. A
 * test of the stack keeps this in step with the queue.
 */
export const GIVEN_UP_AFTER_MS = 330_000;

/**
 * How long after its code was drawn a mail counts as handed over if nobody has said otherwise. Whoever could not hand it
 * over has noted that, or has been stopped: then its message is back after 30 seconds, and draws the code anew. A test of
 * the stack keeps this in step with the queue.
 */
export const HANDED_OVER_AFTER_MS = 35_000;

export interface MailProgress {
  readonly stage: MailStage;
  readonly requestedAt: number;
  /** When its code was drawn last, which is done to be sent at once. */
  readonly drawnAt?: number;
  /** Whether somebody has given its code. */
  readonly wasRead: boolean;
}

/**
 * What a registrant sees. While nothing has been reported of a mail, its age decides: a mail that cannot be handed over
 * may have nobody left to write that down, and nothing is written when all goes well. It is never called sent before that is so.
 */
export function mailStatusAt(
  { stage, requestedAt, drawnAt, wasRead }: MailProgress,
  now: number,
): MailStatus {
  const waited = now - requestedAt;
  if (stage === "refused") return waited >= GIVEN_UP_AFTER_MS ? "failed" : "delayed";
  if (stage !== "queued") return mailStages[stage];
  if (wasRead) return "sent";
  if (drawnAt === undefined) {
    if (waited >= GIVEN_UP_AFTER_MS) return "failed";
    return waited >= LATE_AFTER_MS ? "delayed" : "queued";
  }
  if (now - drawnAt >= HANDED_OVER_AFTER_MS) return "sent";
  return drawnAt - requestedAt >= LATE_AFTER_MS ? "delayed" : "queued";
}
