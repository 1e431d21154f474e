/** What becomes of mails, and what the audit trail tells of it. */

import * as z from "zod";
import { auditEventName } from "../../../contracts/audit.ts";
import type { Fate } from "../../../local/emulators/ses/fates.ts";
import type { TestCloud } from "../../support/local-cloud.ts";
import { logsOf } from "./control.ts";

async function post({ url }: TestCloud, body: object): Promise<void> {
  const response = await fetch(`${url}/_local/mail-events`, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`/_local/mail-events answered ${await response.text()}`);
}

/** The next mail to the address fares so. */
export const planMail = (cloud: TestCloud, to: string, event: Fate) => post(cloud, { to, event });

/** Tells more of a mail that was sent, as often as wanted. */
export const tellOfMail = (cloud: TestCloud, messageId: string, event: Fate, count = 1) =>
  post(cloud, { messageId, event, count });

const audited = z.looseObject({
  event: z.enum(auditEventName.options),
  registrationId: z.string().optional(),
  reason: z.string().optional(),
  issue: z.int().optional(),
  sesMessageId: z.string().optional(),
  correlationId: z.string(),
});
const line = z.object({ message: z.object({ audit: audited }) });

/** The audit trail of one registration, oldest first. */
export async function auditOf(cloud: TestCloud, registrationId: string) {
  const lines = (await logsOf(cloud)).split("\n").filter((text) => text.includes('"audit":{'));
  return lines
    .map((text) => line.parse(JSON.parse(text)).message.audit)
    .filter((event) => event.registrationId === registrationId);
}
