/**
 * What other systems learn of an account: which change, as the account's how-manieth. The account's item holds the number and
 * the latest changes, written with the change itself; a message that was sent before names the number, and whoever gets it
 * finds in the account whether the change was made (docs/adr/0046).
 */
import { createHash } from "node:crypto";
import type { AccountType } from "../../contracts/account-type.ts";
import type { AccountEventType } from "../../contracts/events.ts";

/** A change that an account remembers; instants are epoch milliseconds. */
export interface AccountEvent {
  readonly sequence: number;
  readonly type: AccountEventType;
  readonly at: number;
  /** Names of the fields that have changed. */
  readonly changed?: readonly string[];
  /** When an account ends whose owner has asked for that. */
  readonly erasesAt?: number;
}

/** What an account, or what remains of one, says about its events. */
export interface EventLog {
  /** Of the latest event; 1, the registration's, where it is absent. */
  readonly eventSequence?: number;
  /** The latest events but the registration's, the newest last. */
  readonly eventLog?: readonly AccountEvent[];
}

export interface AccountEvents extends EventLog {
  readonly accountId: string;
  readonly accountType: AccountType;
}

/** The event of a change as it is written: only in place of what the account was read with. */
export interface EventStep {
  readonly event: AccountEvent;
  readonly before: EventLog;
  readonly log: readonly AccountEvent[];
}

/** The registration's event is the first of every account, whether or not there was a bus for it. */
export const FIRST_SEQUENCE = 1;

/** More than follow one another while a message waits for its last try. */
const REMEMBERED_EVENTS = 10;

/** How long a change may take that its message was sent for: longer than any function can run. */
export const EVENT_PATIENCE_MS = 30_000;

export const sequenceOf = ({ eventSequence = FIRST_SEQUENCE }: EventLog): number => eventSequence;

export function nextEvent(before: EventLog, facts: Omit<AccountEvent, "sequence">): EventStep {
  const { eventSequence, eventLog = [] } = before;
  const event = { sequence: sequenceOf(before) + 1, ...facts };
  const log = [...eventLog, event].slice(-REMEMBERED_EVENTS);
  return { event, before: { ...(eventSequence !== undefined && { eventSequence }) }, log };
}

/** What an account has of a step once that is written. */
export const writtenOf = ({ event, log }: EventStep): Required<EventLog> => ({
  eventSequence: event.sequence,
  eventLog: log,
});

/** Whether an account is still as it was when a step was made of it. */
export const admitsStep = (stored: EventLog, { before }: EventStep): boolean =>
  stored.eventSequence === before.eventSequence;

/** The same for the same event, however often it comes. */
export const eventIdOf = (accountId: string, sequence: number): string =>
  createHash("sha256").update(`${accountId}|${sequence}`).digest("hex");
