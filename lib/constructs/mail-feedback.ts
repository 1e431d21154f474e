import { EventBus, EventField, Rule, RuleTargetInput } from "aws-cdk-lib/aws-events";
import { Construct } from "constructs";
import { type MailEventName, mailKinds } from "../../contracts/mail-event.ts";
import type { MailSender } from "./mail-sender.ts";
import type { WorkQueue } from "./work-queue.ts";

export interface MailFeedbackProps {
  readonly sender: MailSender;
  /** Takes what the mail service reports. */
  readonly queue: WorkQueue;
}

interface Passage {
  readonly events: readonly MailEventName[];
  /** What only these events have, and always have. */
  readonly reason?: string;
}

const bounce = (member: string) => EventField.fromPath(`$.detail.bounce.${member}`);

/** One rule each: a transformer that names what an event does not have makes no JSON of it. */
const passages: Readonly<Record<string, Passage>> = {
  Progress: {
    events: ["Email Delivered", "Email Complaint Received", "Email Rejected", "Email Rendering Failed"],
  },
  Bounces: {
    events: ["Email Bounced"],
    reason: `${bounce("bounceType")}/${bounce("bounceSubType")}`,
  },
  Delays: {
    events: ["Email Delivery Delayed"],
    reason: EventField.fromPath("$.detail.deliveryDelay.delayType"),
  },
};

/** The first value of a tag: SES gives every tag as a list. */
const tag = (name: string) => EventField.fromPath(`$.detail.mail.tags.${name}[0]`);

/**
 * What SES reports of each mail, on its way into a queue: through EventBridge, whose rules pass on ids and reasons and
 * leave behind addresses, subjects and headers, which are in every event (docs/adr/0012).
 *
 * The targets have no dead-letter queue: it would hold the events whole. EventBridge tries again for a day.
 */
export class MailFeedback extends Construct {
  constructor(scope: Construct, id: string, { sender, queue }: MailFeedbackProps) {
    super(scope, id);
    // SES publishes to the account's default bus only.
    const bus = EventBus.fromEventBusName(this, "Bus", "default");
    sender.publishEventsTo(bus);

    const rules = Object.entries(passages).map(([name, { events, reason }]) => {
      const message = {
        event: EventField.detailType,
        messageId: EventField.fromPath("$.detail.mail.messageId"),
        ...(reason !== undefined && { reason }),
        kind: tag("kind"),
        flowId: tag("flowId"),
        codeNumber: tag("codeNumber"),
        // In one text, which is text also where a mail has neither.
        record: `${tag("mailbox")}/${tag("askedAt")}`,
        correlationId: tag("correlationId"),
      };
      return new Rule(this, name, {
        description: "Mail events without addresses",
        eventBus: bus,
        eventPattern: {
          source: ["aws.ses"],
          detailType: [...events],
          detail: {
            mail: {
              tags: {
                "ses:configuration-set": [sender.configurationSetName],
                // Not an operator's test mail, which is about nothing.
                kind: [...mailKinds],
              },
            },
          },
        },
        targets: [
          { bind: () => ({ arn: queue.queue.queueArn, input: RuleTargetInput.fromObject(message) }) },
        ],
      });
    });
    queue.acceptFrom(rules);
  }
}
