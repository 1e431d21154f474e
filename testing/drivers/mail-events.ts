/** What becomes of mails, and what the audit trail says of it. */

import type { DeliveryScenario } from "local-cloud";
import type { AuditRecord } from "../../contracts/audit.ts";
import { auditRecordsIn } from "../audit-records.ts";
import type { TestCloud } from "../cloud/cloud-process.ts";
import { logsOf } from "./control.ts";

async function post({ url }: TestCloud, body: object): Promise<void> {
  const response = await fetch(`${url}/_local/mail-events`, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`/_local/mail-events answered ${await response.text()}`);
}

/** The next mail to the address fares so. */
export const planMail = (cloud: TestCloud, to: string, event: DeliveryScenario) => post(cloud, { to, event });

/** Reports more of a mail that was sent, as often as wanted. */
export const reportMailEvent = (cloud: TestCloud, messageId: string, event: DeliveryScenario, count = 1) =>
  post(cloud, { messageId, event, count });

/** The audit trail of one registration, oldest first. */
export const auditOf = async (cloud: TestCloud, registrationId: string): Promise<AuditRecord[]> =>
  auditRecordsIn(await logsOf(cloud)).filter((record) => record.registrationId === registrationId);
