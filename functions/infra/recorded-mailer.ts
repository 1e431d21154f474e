import { isOnRecord } from "../domain/mail-record.ts";
import type { HandOverStage } from "../domain/mail-status.ts";
import type {
  Clock,
  EmailHash,
  Mailer,
  MailRecordKey,
  MailRecords,
  MailSubject,
} from "../use-cases/ports.ts";

export interface Recording {
  readonly mailRecords: Pick<MailRecords, "note">;
  readonly emailHash: EmailHash;
  readonly clock: Clock;
}

/**
 * A mailer that leaves a record for the desk of each mail to an owner or registrant, whoever sends it.
 *
 * @returns the mailer for one queue message, by when that was queued: each delivery of it writes the same record
 */
export const recordedMailer =
  (mailer: Mailer, { mailRecords, emailHash, clock }: Recording) =>
  (askedAt: number): Mailer => ({
    async send(to, mail, about) {
      const { emailHmac } = await emailHash([to].flat().join());
      const record = { emailHmac, askedAt };
      const note = async (stage: HandOverStage) => {
        if (isOnRecord({ kind: about.kind, stage, askedAt }, clock()))
          await noted(mailRecords, { record, about, stage });
      };
      try {
        const sent = await mailer.send(to, mail, { ...about, record });
        await note("accepted");
        return sent;
      } catch (error) {
        await note("refused");
        throw error;
      }
    },
  });

/**
 * A record that could not be written fails no mail, which would be sent again for it: what the mail service reports next of
 * the mail makes the record.
 */
async function noted(
  mailRecords: Recording["mailRecords"],
  { record, about, stage }: { record: MailRecordKey; about: MailSubject; stage: HandOverStage },
): Promise<void> {
  try {
    await mailRecords.note(record, about, stage);
  } catch (error) {
    console.error({ event: "mail-record.failed", error: error instanceof Error ? error.name : "unknown" });
  }
}
