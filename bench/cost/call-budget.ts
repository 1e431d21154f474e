/**
 * AWS calls of one completed registration on warm functions, by step: what test/integration/call-budget.test.ts
 * holds the functions to, and what the cost model and docs/capacity.md reckon with.
 */

import type { AccountStep } from "../../testing/drivers/account-steps.ts";

/** `<service> <operation>`, SigV4 names. */
export type CallName = `${string} ${string}`;

export interface CountedCall {
  readonly function: string;
  readonly service: string;
  readonly operation: string;
  readonly capacityUnits?: number | undefined;
}

/** Of each function, the calls in the order of their names. */
export type CallCounts = Readonly<Record<string, Readonly<Record<CallName, number>>>>;

export const callBudget: CallCounts = {
  "start-registration": {
    // Three counters: of the client, of the address, of the minute's mails.
    "dynamodb UpdateItem": 3,
    "dynamodb PutItem": 1,
    "sqs SendMessage": 1,
  },
  // The mail with the code. Nothing is noted of its sending for the registrant: the stored code is that note.
  "deliver-mail": {
    // The registration, and whether the address is held.
    "dynamodb BatchGetItem": 1,
    "cognito-idp AdminGetUser": 1,
    "dynamodb PutItem": 1,
    "ses SendEmail": 1,
  },
  // The delivery of the mail with the code, for its registrant and the desk. That of the completion mail is for the auditor alone.
  "note-mail-event": { "dynamodb UpdateItem": 1 },
  "verify-code": { "dynamodb UpdateItem": 2 },
  "complete-registration": {
    "dynamodb Query": 1,
    // The claim. The account is its end (docs/adr/0060).
    "dynamodb UpdateItem": 1,
    // What looks after the completion, and sends its mail.
    "sqs SendMessage": 1,
    "cognito-idp SignUp": 1,
    // The account, and the session.
    "dynamodb PutItem": 2,
  },
  // The registration, and whether the address is held.
  "guard-sign-up": { "dynamodb BatchGetItem": 1 },
  // The event for other systems, the completion mail, and the note of both, by which the registration is closed.
  "follow-up-completion": {
    // The registration and its account.
    "dynamodb BatchGetItem": 1,
    "events PutEvents": 1,
    "ses SendEmail": 1,
    "dynamodb UpdateItem": 1,
  },
};

/** Of what owners do with their accounts most: from a browser that is known, up to the last mail and its delivery. */
export const accountBudgets: Readonly<Record<AccountStep, CallCounts>> = {
  "sign-in": {
    "sign-in": {
      // Three counters, the account's last sign-in, and the browser's.
      "dynamodb UpdateItem": 5,
      "cognito-idp AdminInitiateAuth": 1,
      "dynamodb GetItem": 1,
      // The session before ends, the next begins, and old ones are looked for.
      "dynamodb DeleteItem": 1,
      "dynamodb PutItem": 1,
      "dynamodb Query": 1,
    },
  },
  "password-reset": {
    "start-password-reset": { "dynamodb UpdateItem": 3, "dynamodb PutItem": 1, "sqs SendMessage": 1 },
    // Two mails: the code, and that the password is another.
    "deliver-mail": {
      "dynamodb BatchGetItem": 1,
      "cognito-idp AdminGetUser": 1,
      "dynamodb GetItem": 3,
      "dynamodb PutItem": 2,
      "ses SendEmail": 2,
      "dynamodb UpdateItem": 2,
    },
    "note-mail-event": { "dynamodb UpdateItem": 3 },
    "verify-reset-code": { "dynamodb UpdateItem": 2 },
    "complete-password-reset": {
      "dynamodb Query": 1,
      "dynamodb GetItem": 1,
      "sqs SendMessage": 2,
      "dynamodb UpdateItem": 3,
      // What was mistyped before.
      "dynamodb DeleteItem": 1,
      "cognito-idp AdminSetUserPassword": 1,
    },
    "follow-up-completion": { "dynamodb GetItem": 1 },
  },
  "email-change": {
    "start-email-change": {
      "dynamodb UpdateItem": 6,
      "dynamodb GetItem": 1,
      "dynamodb PutItem": 1,
      "sqs SendMessage": 1,
    },
    // Three mails: the code, and to either address that it is another.
    "deliver-mail": {
      "dynamodb BatchGetItem": 1,
      "cognito-idp AdminGetUser": 1,
      "dynamodb PutItem": 2,
      "ses SendEmail": 3,
      "dynamodb UpdateItem": 3,
      "dynamodb GetItem": 4,
    },
    "verify-email-change": {
      "dynamodb UpdateItem": 8,
      "dynamodb GetItem": 1,
      "dynamodb Query": 1,
      "sqs SendMessage": 4,
      "dynamodb PutItem": 2,
      "cognito-idp AdminUpdateUserAttributes": 1,
      "dynamodb DeleteItem": 1,
    },
    "note-mail-event": { "dynamodb UpdateItem": 4 },
    "follow-up-completion": { "dynamodb GetItem": 2, "events PutEvents": 1 },
  },
};

/** What was called how often, in the budget's form. */
export function tally(calls: readonly CountedCall[]): CallCounts {
  const counts: Record<string, Record<CallName, number>> = {};
  for (const { function: name, service, operation } of calls) {
    const ofFunction = counts[name] ?? {};
    counts[name] = ofFunction;
    const call: CallName = `${service} ${operation}`;
    ofFunction[call] = (ofFunction[call] ?? 0) + 1;
  }
  return counts;
}
