import { type AccountEvents, EVENT_PATIENCE_MS, sequenceOf } from "../../domain/account-event.ts";
import type { Clock, EventBus, EventLogs, EventMessage } from "../ports.ts";

export interface PublishDependencies {
  readonly clock: Clock;
  readonly eventLogs: EventLogs;
  readonly eventBus: EventBus;
}

/**
 * Publishes an event if the change that it is about was made: the account says so under its number. One that was not made by
 * now may still be; later than {@link EVENT_PATIENCE_MS} after it was asked for, it never will be.
 *
 * @throws Error where the account has had so many events since that nobody knows any more: its message is a dead letter
 */
export async function publishEvent(
  { clock, eventLogs, eventBus }: PublishDependencies,
  { accountId, sequence, at, queuedAt }: EventMessage & { readonly queuedAt: number },
): Promise<"settled" | "too-early"> {
  const account = await eventLogs.find(accountId);
  if (!account) return "settled";
  if (sequenceOf(account) < sequence) return queuedAt > clock() - EVENT_PATIENCE_MS ? "too-early" : "settled";
  const event = eventOf(account, sequence);
  // Another change has had the number, and a message of its own.
  if (event.at !== at) return "settled";
  const { accountType } = account;
  await eventBus.publish({ ...event, accountId, accountType });
  return "settled";
}

function eventOf({ eventLog }: AccountEvents, sequence: number) {
  const event = eventLog?.find((one) => one.sequence === sequence);
  if (!event) throw new Error("an event that the account does not remember any more");
  return event;
}
