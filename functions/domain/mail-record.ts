/** What the desk sees of a mail to an address: what it was about, and how it fares. Nothing of what it said. */
import type { MailKind } from "../../contracts/mail-event.ts";
import type { MailStatus } from "../../contracts/registration.ts";
import { DAY_MS } from "./durations.ts";
import { type MailStage, mailStatusAt } from "./mail-status.ts";

export interface MailRecord {
  readonly kind: MailKind;
  /** Of what it belongs to. */
  readonly flowId: string;
  /** Of the code; 0 in a mail without one. */
  readonly codeNumber: number;
  /** Epoch milliseconds. */
  readonly askedAt: number;
  readonly stage: MailStage;
}

/** As long as the desk's story goes back (`npm run desk -- story`). */
export const MAIL_RECORD_LIFETIME_MS = 30 * DAY_MS;

export const recordedStatus = ({ stage, askedAt }: MailRecord, now: number): MailStatus =>
  mailStatusAt({ stage, requestedAt: askedAt, wasRead: false }, now);
