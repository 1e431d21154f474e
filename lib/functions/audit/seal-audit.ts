import { EventField, Schedule } from "aws-cdk-lib/aws-events";
import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/audit/seal-audit.environment.ts";
import * as environment from "../../config/environment.ts";
import { AuditSealKey } from "../../constructs/audit-seal-key.ts";
import { AuditTrail } from "../../constructs/audit-trail.ts";
import { QueueSchedule } from "../../constructs/queue-schedule.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function sealAudit(scope: Construct, { stage, municipality, sender, sealQueue }: Platform) {
  const { archive } = AuditTrail.of(scope, stage);
  const sealKey = new AuditSealKey(scope, "AuditSealKey", { stage });
  const handler = new ServiceFunction(scope, "SealAudit", {
    entry: "seal-audit",
    schema,
    stage,
    timeout: sealQueue.consumerTimeout,
    // One whole processor, and room for the largest day that is reckoned with (docs/adr/0053).
    memoryMegabytes: 1769,
    environment: {
      ...environment.common(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...sender.environment,
      ARCHIVE_BUCKET: archive.bucket.bucketName,
      SEAL_KEY_ID: sealKey.key.keyId,
    },
  });
  const isMailed = stage.auditAddresses.length > 0;
  const anchors = isMailed ? ["anchors/"] : [];
  archive.grant(handler, {
    list: ["audit/", "seals/", "statistics/", ...anchors],
    read: ["audit/", "seals/", "statistics/"],
    put: ["seals/", "statistics/", ...anchors],
  });
  if (isMailed) sender.grantSend(handler);
  sealKey.grantSign(handler.role);
  // Two at once do no harm: of each hour, the first one's seal stands.
  sealQueue.deliverTo(handler, { batchSize: 1, maxConcurrency: 2 });
  new QueueSchedule(scope, "SealAuditSchedule", {
    description: "Seals the archive's hour before last",
    schedule: Schedule.cron({ minute: "5" }),
    queue: sealQueue,
    message: { kind: "seal", correlationId: EventField.eventId },
    symptom: "The hourly seal of the audit archive could not be started.",
    entry: "audit-seals",
  });
  return sealKey;
}
