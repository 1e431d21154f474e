import { sealMessage } from "../../../contracts/audit-seal.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { archive, s3 } from "../../infra/archive.ts";
import { archivedLines } from "../../infra/archived-lines.ts";
import { queueHandler } from "../../infra/queue-handler.ts";
import { kms, sealKey } from "../../infra/seal-key.ts";
import { mailSender, ses, sesMailer } from "../../infra/ses-mailer.ts";
import { mailSeals } from "../../use-cases/audit/mail-seals.ts";
import { sealHours } from "../../use-cases/audit/seal-hours.ts";
import { writeStatistics } from "../../use-cases/audit/write-statistics.ts";
import { environment } from "./seal-audit.environment.ts";

const env = readEnvironment(environment);
const dependencies = {
  archive: archive(s3(), env.ARCHIVE_BUCKET),
  key: sealKey(kms(), env.SEAL_KEY_ID),
  // One mail a day needs no pace.
  mailer: sesMailer(ses(), mailSender(env)),
  audit: auditTrail(env),
  settings: env.SETTINGS,
  lines: archivedLines,
  now: Date.now,
  mostRecords: 50_000,
};

/** Of the function's thirty seconds; what is left then, the next hour's run takes up. */
const BUSY_MS = 15_000;

export const handler = queueHandler(sealMessage, async () => {
  const until = performance.now() + BUSY_MS;
  const hasTime = () => performance.now() < until;
  const { hours, late } = await sealHours({ ...dependencies, hasTime });
  console.info({ event: "audit.sealed", hours: hours.length, last: hours.at(-1), late: late.length });
  await mailSeals({ ...dependencies, hasTime });
  const written = await writeStatistics({ ...dependencies, hasTime });
  if (written.length > 0)
    console.info({ event: "statistics.written", count: written.length, last: written.at(-1) });
  return true;
});
