import { randomBytes } from "node:crypto";
import {
  type CloudWatchLogsClient,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { AUDIT_SCHEMA, type AuditRecord } from "../../contracts/audit.ts";

export interface TrailPlace {
  readonly logGroupName: string;
  readonly stage: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * Writes into the audit trail what a person does to accounts, in a stream of its own under `operator/`, by which such lines
 * differ from those of functions.
 */
export function operatorTrail(logs: CloudWatchLogsClient, { logGroupName, stage, now }: TrailPlace) {
  const begun = new Date(now()).toISOString().replace(/\W|\.\d+/g, "");
  const run = `restore-${begun}-${randomBytes(4).toString("hex")}`;
  const stream = { logGroupName, logStreamName: `operator/${run}` };
  let isThere = false;

  return async (accountIds: readonly string[]): Promise<void> => {
    if (!isThere) await logs.send(new CreateLogStreamCommand(stream));
    isThere = true;
    const timestamp = now();
    const time = new Date(timestamp).toISOString();
    const logEvents = accountIds.map((accountId) => {
      const audit: AuditRecord = {
        ...{ event: "account.user-restored", outcome: "success", accountId },
        ...{ time, schema: AUDIT_SCHEMA, requestId: run, correlationId: run, stage, release: "by-hand" },
      };
      const line = { timestamp: time, level: "INFO", message: { audit } };
      return { timestamp, message: JSON.stringify(line) };
    });
    await logs.send(new PutLogEventsCommand({ ...stream, logEvents }));
  };
}
