/**
 * Events of mails as SES puts them on EventBridge's default bus, addresses, subject and headers and all.
 * https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html
 */
import { randomUUID } from "node:crypto";
import type { JsonObject } from "../../template/json.ts";
import type { MailStep } from "./delivery-scenarios.ts";
import type { StoredMail } from "./stored-mail.ts";

export interface EventOrigin {
  readonly region: string;
  readonly accountId: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

const detailTypes = {
  Send: "Email Sent",
  Delivery: "Email Delivered",
  DeliveryDelay: "Email Delivery Delayed",
  Bounce: "Email Bounced",
  Complaint: "Email Complaint Received",
  Reject: "Email Rejected",
} as const satisfies Record<MailStep["eventType"], string>;

/** A step of a mail to one of its recipients; `configurationSet` is the mail's, without which SES publishes no events. */
export function mailEvent(
  mail: StoredMail,
  recipient: string,
  step: MailStep,
  configurationSet: string,
  { region, accountId, now }: EventOrigin,
): JsonObject {
  const time = new Date(now).toISOString();
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": detailTypes[step.eventType],
    source: "aws.ses",
    account: accountId,
    time,
    region,
    resources: [`arn:aws:ses:${region}:${accountId}:configuration-set/${configurationSet}`],
    detail: {
      eventType: step.eventType,
      mail: describe(mail, configurationSet, accountId),
      ...step.detail(recipient, time),
    },
  };
}

function describe(mail: StoredMail, configurationSet: string, sendingAccountId: string): JsonObject {
  const { to, cc, bcc } = mail.destination;
  const own = mail.tags.map(({ name, value }) => [name, [value]] as const);
  return {
    timestamp: new Date(mail.at * 1000).toISOString(),
    source: mail.from,
    sendingAccountId,
    messageId: mail.messageId,
    destination: [...to, ...cc, ...bcc],
    headersTruncated: false,
    headers: mail.headers,
    commonHeaders: { from: [mail.from], to, messageId: mail.messageId, subject: mail.subject },
    tags: { "ses:configuration-set": [configurationSet], ...Object.fromEntries(own) },
  };
}
