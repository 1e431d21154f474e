import type { MailEventMessage, MailEventName } from "../../contracts/mail-event.ts";
import type { ReportedStage } from "../domain/mail-status.ts";
import type { MailEvent } from "../use-cases/ports.ts";

const stages: Readonly<Record<MailEventName, ReportedStage>> = {
  "Email Delivered": "delivered",
  "Email Delivery Delayed": "delayed",
  "Email Bounced": "bounced",
  "Email Complaint Received": "complained",
  "Email Rejected": "failed",
  "Email Rendering Failed": "failed",
};

/** What an automatic reply may come as, too: https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html */
const uncertainBounces: ReadonlySet<string> = new Set(["Transient/General", "Undetermined/Undetermined"]);

/** An event of SES in the words of the product. */
export function toMailEvent({ event, correlationId: _, ...facts }: MailEventMessage): MailEvent {
  const stage = stages[event];
  const isUncertain = stage === "bounced" && uncertainBounces.has(facts.reason ?? "");
  return { ...facts, stage: isUncertain ? "turned-back" : stage };
}
