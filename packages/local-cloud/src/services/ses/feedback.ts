import type { Clock } from "../../cloud/clock.ts";
import {
  type DeliveryScenario,
  deliveryScenarioOf,
  deliveryScenarios,
  type MailStep,
  stepsOf,
} from "./delivery-scenarios.ts";
import type { createEventDestinations } from "./event-destinations.ts";
import type { openEventOutbox } from "./event-outbox.ts";
import { mailEvent } from "./mail-events.ts";
import type { StoredMail } from "./stored-mail.ts";

/** What is to become of the next mails to an address, in place of what would. */
export interface PlannedScenario {
  readonly to: string;
  readonly event: DeliveryScenario;
  /** Mails. */
  readonly count: number;
}

export interface FeedbackOptions {
  readonly outbox: ReturnType<typeof openEventOutbox>;
  readonly destinations: ReturnType<typeof createEventDestinations>;
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
}

export type Feedback = ReturnType<typeof createFeedback>;

/** What becomes of mails, and what SES reports of it. */
export function createFeedback({ outbox, destinations, clock, region, accountId }: FeedbackOptions) {
  let planned: PlannedScenario[] = [];

  /** What was planned first, once. */
  function take(recipient: string): DeliveryScenario | undefined {
    const found = planned.find(({ to }) => to.toLowerCase() === recipient.toLowerCase());
    if (!found) return undefined;
    const left = { ...found, count: found.count - 1 };
    planned = planned.flatMap((each) => (each === found ? (left.count > 0 ? [left] : []) : [each]));
    return found.event;
  }

  function report(mail: StoredMail, recipient: string, steps: readonly MailStep[]): void {
    const { configurationSet } = mail;
    if (configurationSet === undefined) return;
    const origin = { region, accountId, now: clock.now() };
    for (const step of steps.filter(({ eventType }) => destinations.takes(configurationSet, eventType)))
      outbox.add(mailEvent(mail, recipient, step, configurationSet, origin));
  }

  return {
    /** To be called within the transaction that stores the mail. */
    sent(mail: StoredMail): void {
      for (const recipient of recipientsOf(mail))
        report(mail, recipient, stepsOf(take(recipient) ?? deliveryScenarioOf(recipient)));
    },
    /** Reports something more about a mail that was sent, now. */
    raise(mail: StoredMail, event: DeliveryScenario, count: number): void {
      for (let times = 0; times < count; times += 1)
        for (const recipient of recipientsOf(mail)) report(mail, recipient, deliveryScenarios[event]);
      outbox.wake();
    },
    plan(scenario: PlannedScenario): void {
      planned.push(scenario);
    },
    planned: (): readonly PlannedScenario[] => planned,
    forgetPlans(): void {
      planned = [];
    },
  };
}

const recipientsOf = ({ destination: { to, cc, bcc } }: StoredMail) => [...to, ...cc, ...bcc];
