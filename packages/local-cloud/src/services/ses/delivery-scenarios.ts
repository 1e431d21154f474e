/** What becomes of a mail: the steps that SES reports, one after the other. */

interface Step {
  /** As SES's API and its events name it. */
  readonly eventType: "Send" | "Delivery" | "DeliveryDelay" | "Bounce" | "Complaint" | "Reject";
  /** What the event reports of this step, beside the mail. */
  readonly detail: (recipient: string, timestamp: string) => Readonly<Record<string, unknown>>;
}

export type { Step as MailStep };

const send: Step = { eventType: "Send", detail: () => ({ send: {} }) };

const delivery: Step = {
  eventType: "Delivery",
  detail: (recipient, timestamp) => ({
    delivery: {
      timestamp,
      processingTimeMillis: 546,
      recipients: [recipient],
      smtpResponse: "250 2.6.0 Message received",
      reportingMTA: "mta.example.com",
    },
  }),
};

const bounce = (bounceType: string, bounceSubType: string, status: string): Step => ({
  eventType: "Bounce",
  detail: (recipient, timestamp) => ({
    bounce: {
      bounceType,
      bounceSubType,
      bouncedRecipients: [
        {
          emailAddress: recipient,
          action: "failed",
          status,
          diagnosticCode: `smtp; 550 ${status} ${recipient}`,
        },
      ],
      timestamp,
      feedbackId: "local-feedback",
      reportingMTA: "dns; mta.example.com",
    },
  }),
});

const complaint: Step = {
  eventType: "Complaint",
  detail: (recipient, timestamp) => ({
    complaint: {
      complainedRecipients: [{ emailAddress: recipient }],
      timestamp,
      feedbackId: "local-feedback",
      complaintSubType: null,
      complaintFeedbackType: "abuse",
    },
  }),
};

const delay: Step = {
  eventType: "DeliveryDelay",
  detail: (recipient, timestamp) => ({
    deliveryDelay: {
      delayType: "TransientCommunicationFailure",
      delayedRecipients: [
        { emailAddress: recipient, status: "4.4.1", diagnosticCode: `smtp; 421 4.4.1 ${recipient}` },
      ],
      expirationTime: timestamp,
      timestamp,
    },
  }),
};

const reject: Step = { eventType: "Reject", detail: () => ({ reject: { reason: "Bad content" } }) };

/** What can be asked for by name: what follows upon the sending. */
export const deliveryScenarios = {
  delivery: [delivery],
  bounce: [bounce("Permanent", "General", "5.1.1")],
  /** Or an automatic reply: SES cannot distinguish them. */
  "soft-bounce": [bounce("Transient", "General", "4.0.0")],
  suppressed: [bounce("Permanent", "Suppressed", "5.1.1")],
  complaint: [delivery, complaint],
  delay: [delay],
  reject: [reject],
  /** Nothing more is heard of it. */
  silence: [],
} as const satisfies Record<string, readonly Step[]>;

export type DeliveryScenario = keyof typeof deliveryScenarios;

export const isDeliveryScenario = (name: unknown): name is DeliveryScenario =>
  typeof name === "string" && Object.hasOwn(deliveryScenarios, name);

/**
 * The mailbox simulator's addresses, with or without a label (`bounce+label@…`). An automatic reply goes to the return
 * path and is no event.
 *
 * @see https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator
 */
const simulated: Readonly<Record<string, DeliveryScenario>> = {
  success: "delivery",
  bounce: "bounce",
  ooto: "delivery",
  complaint: "complaint",
  suppressionlist: "suppressed",
};

/** What happens to a mail to this address unless something else was asked for. */
export function deliveryScenarioOf(address: string): DeliveryScenario {
  const [, mailbox = ""] = /^([^+@]+)(?:\+[^@]*)?@simulator\.amazonses\.com$/i.exec(address) ?? [];
  return simulated[mailbox.toLowerCase()] ?? "delivery";
}

/** From the sending on. */
export const stepsOf = (scenario: DeliveryScenario): readonly Step[] => [
  send,
  ...deliveryScenarios[scenario],
];
