/** What the desk sees of a mail to an address: what it was about, and how it fares. Nothing of what it said. */
import type { MailKind } from "../../contracts/mail-event.ts";
import type { MailStatus } from "../../contracts/registration.ts";
import { DAY_MS, MINUTE_MS } from "./durations.ts";
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

/** A delivery within this says nothing that is not expected. */
const USUAL_MS = MINUTE_MS;
const ofRegistration: readonly MailKind[] = ["code", "completion"];

/**
 * Of the two mails of a registration only trouble is put on record, and a delivery after it: how they fare otherwise stands on the
 * registration itself, and every registration makes these calls (docs/capacity.md).
 */
export const isOnRecord = (
  { kind, stage, askedAt }: Omit<MailRecord, "flowId" | "codeNumber">,
  now: number,
) => {
  if (!ofRegistration.includes(kind)) return true;
  if (stage === "delivered") return now - askedAt > USUAL_MS;
  return stage !== "accepted" && stage !== "refused";
};

export const recordedStatus = ({ stage, askedAt }: MailRecord, now: number): MailStatus =>
  mailStatusAt({ stage, requestedAt: askedAt, wasRead: false }, now);
