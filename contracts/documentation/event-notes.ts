/** What events and their members are, for whoever listens to them; in English, as all of the API's description. */
import type { AccountEventType } from "../events.ts";

export const eventNotes: Readonly<Record<AccountEventType, string>> = {
  AccountRegistered: "A registration was completed: the first event of its account.",
  AccountUpdated: "The profile was corrected, or the name or representative of a business changed.",
  AccountEmailChanged: "Another address signs in: it was changed, or the change was undone.",
  AccountTermsAccepted: "Another version of the terms of use was agreed to.",
  AccountSuspended: "Nobody can sign in until the city has decided.",
  AccountRestored: "It is in use again: revived, released, or the wish for its end was taken back.",
  AccountDormant: "Nobody has used it for long.",
  AccountWithdrawalRequested: "Its owner wants it to end; again where that day is put off.",
  AccountWithdrawn: "It was erased: the last event of its account.",
  AccountSucceeded: "Somebody else has taken over the account of a business.",
};

export const memberNotes: Readonly<Record<string, string>> = {
  schema: "Raised when a member changes its meaning.",
  eventId: "The same each time the same event comes: SHA-256 of `accountId|sequence`, in hex.",
  sequence: "Rises by one with each event of an account; 1 is its registration.",
  occurredAt: "When the change was made, in UTC.",
  municipality: "Whose service it is.",
  accountId: "Of the account.",
  accountType: "Whom the account stands for.",
  correlationId: "Of the request that caused it, as in the audit trail.",
  changed: "Names of the fields that have changed, never what they hold.",
  erasesAt: "From when on it is erased, in UTC.",
  from: "The account before; the same where its person alone has changed.",
  to: "The account from now on.",
};
