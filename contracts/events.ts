/**
 * What other systems of the municipality learn of accounts, over EventBridge: ids, times and names of fields, never a name,
 * an address or a phone number. The event's name is its detail type, what is described here is its detail. Descriptions are
 * in contracts/documentation/event-notes.ts, docs/events.md has the whole (docs/adr/0046).
 */
import * as z from "zod/mini";
import { accountType } from "./account-type.ts";
import { correlationId } from "./audit.ts";

export const eventSource = "city.registration";

/** Raised whenever a member changes its meaning; further members and further events leave it as it is. */
export const EVENT_SCHEMA = 1;

const facts = {
  schema: z.literal(EVENT_SCHEMA),
  eventId: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  sequence: z.int().check(z.positive()),
  occurredAt: z.iso.datetime(),
  municipality: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
  accountId: z.string().check(z.minLength(1)),
  accountType,
  correlationId,
};

const event = z.strictObject(facts);

export const accountEvents = {
  AccountRegistered: event,
  AccountUpdated: z.strictObject({
    ...facts,
    changed: z.array(z.string().check(z.regex(/^[a-zA-Z]{1,40}$/))).check(z.minLength(1)),
  }),
  AccountEmailChanged: event,
  AccountTermsAccepted: event,
  AccountSuspended: event,
  AccountRestored: event,
  AccountDormant: event,
  AccountWithdrawalRequested: z.strictObject({ ...facts, erasesAt: z.iso.datetime() }),
  AccountWithdrawn: event,
  AccountSucceeded: z.strictObject({ ...facts, from: z.string(), to: z.string() }),
} as const;

export type AccountEventType = keyof typeof accountEvents;
export const accountEventTypes = Object.keys(accountEvents) as AccountEventType[]; // its own keys
