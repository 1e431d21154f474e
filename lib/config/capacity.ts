/**
 * How much of its AWS account a stage takes: what must be raised together, or the wait only moves (docs/capacity.md),
 * under one name (docs/adr/0021).
 */
import * as z from "zod";
import { wholeNumber } from "./fields.ts";

const throttle = z.strictObject({ requestsPerSecond: wholeNumber, burst: wholeNumber });

const capacityName = z.enum(["new-account", "small", "medium", "deadline-day"]);

const capacityFigures = z.strictObject({
  /** What SES lets this stage send per second: 1 in its sandbox, 14 an account out of it, more on request. */
  mailsPerSecond: wholeNumber,
  /** Mails with codes to everybody together; below `mailsPerSecond`, since completion mails need room, too. */
  mailsPerMinute: wholeNumber,
  /** Requests for all clients together, beyond which the API answers 429 before a function runs. */
  throttle,
  /** Lower ones for single routes, by their keys, e.g. `POST /api/session`. */
  routeThrottles: z.record(z.string(), throttle),
  /** Executions at the same time, by entry: at most so many, and so many in any case. Absent, nothing is reserved. */
  reservedConcurrency: z.record(z.string(), wholeNumber).optional(),
});

export const capacity = z.union([capacityName, capacityFigures], {
  error: `must be one of ${capacityName.options.join(", ")}, or all figures of lib/config/capacity.ts`,
});

export type CapacityName = z.output<typeof capacityName>;
export type CapacityFigures = z.output<typeof capacityFigures>;

/** Of what is waited for: a request takes 20 to 100 ms, one that checks or sets a password 300 to 400. */
type Kind = "polled" | "step" | "page" | "rare" | "mail" | "consumer";

/** Every function, by who asks for it how often. One that is missing fails a test. */
const kinds: Readonly<Record<string, Kind>> = {
  "show-registration": "polled",
  "start-registration": "step",
  "verify-code": "step",
  "review-profile": "step",
  "complete-registration": "step",
  // Runs inside of a completion, and must never wait for what completions have taken.
  "guard-sign-up": "step",
  "sign-in": "step",
  "resend-code": "page",
  // Twice or so in a registration, at 10 ms each.
  "judge-password": "page",
  "show-account": "page",
  "show-terms": "page",
  "find-addresses": "page",
  "sign-out": "rare",
  "update-account": "rare",
  // On the day on which terms take effect, everybody who comes does it once.
  "accept-terms": "rare",
  "request-withdrawal": "rare",
  "cancel-withdrawal": "rare",
  reauthenticate: "rare",
  "change-password": "rare",
  // Polled like a registration, by few at a time.
  "show-password-reset": "page",
  "start-password-reset": "rare",
  "resend-reset-code": "rare",
  "verify-reset-code": "rare",
  "complete-password-reset": "rare",
  // Polled by few at a time.
  "show-email-change": "page",
  "start-email-change": "rare",
  "resend-email-change-code": "rare",
  "verify-email-change": "rare",
  "cancel-email-change": "rare",
  "start-handover": "rare",
  "cancel-handover": "rare",
  "preview-handover": "rare",
  "accept-handover": "rare",
  "show-revival": "rare",
  "start-revival": "rare",
  "resend-revival-code": "rare",
  "verify-revival-code": "rare",
  "list-sessions": "rare",
  "export-account": "rare",
  "change-organization": "rare",
  "end-session": "rare",
  "end-other-sessions": "rare",
  disavow: "rare",
  "answer-link": "rare",
  "choose-settings": "rare",
  "show-characters": "rare",
  "show-openapi": "rare",
  "reject-unknown-route": "rare",
  // Some dozens of people, all day.
  "desk-look": "rare",
  "desk-act": "rare",
  "deliver-mail": "mail",
  // Consumers of queues have what their event-source mappings may use.
  "follow-up-completion": "consumer",
  "note-mail-event": "consumer",
  "seal-audit": "consumer",
  "sweep-accounts": "consumer",
};

const reserve = (each: Readonly<Record<Kind, number>>) =>
  Object.fromEntries(Object.entries(kinds).map(([entry, kind]) => [entry, each[kind]]));

const limit = (requestsPerSecond: number) => ({ requestsPerSecond, burst: 2 * requestsPerSecond });

/**
 * By completions, each of which is one of Cognito's sign-ups (50 a second and account by default): more can start or
 * guess than can finish, and none of these is what a single registrant does twice a minute.
 */
const routes = (completions: number, signIns: number) => ({
  "POST /api/registrations": limit(2 * completions),
  "POST /api/registrations/{id}/code": limit(completions),
  "POST /api/registrations/{id}/verification": limit(2 * completions),
  "POST /api/registrations/{id}/completion": limit(completions),
  // Cognito checks 120 passwords a second and account by default, and completing again signs in, too.
  "POST /api/session": limit(signIns),
  "POST /api/session/reauthentication": limit(signIns),
  "POST /api/me/password": limit(signIns),
  "POST /api/me/email-changes": limit(completions),
  "POST /api/me/email-changes/{id}/code": limit(completions),
  "POST /api/me/email-changes/{id}/verification": limit(completions),
  "POST /api/me/handovers": limit(completions),
  "POST /api/links/handover": limit(completions),
  "POST /api/password-resets": limit(completions),
  "POST /api/password-resets/{id}/code": limit(completions),
  "POST /api/password-resets/{id}/verification": limit(completions),
  "POST /api/password-resets/{id}/completion": limit(signIns),
  "POST /api/revivals": limit(completions),
  "POST /api/revivals/{id}/code": limit(completions),
  "POST /api/revivals/{id}/verification": limit(completions),
});

const capacities: Readonly<Record<CapacityName, CapacityFigures>> = {
  /** SES in its sandbox, and 10 executions at a time: AWS lets nobody reserve any of those. */
  "new-account": {
    mailsPerSecond: 1,
    mailsPerMinute: 60,
    throttle: limit(500),
    routeThrottles: routes(25, 25),
  },
  /** Half of an account's default quotas: two municipalities fit in one account. */
  small: {
    mailsPerSecond: 7,
    mailsPerMinute: 150,
    throttle: limit(500),
    routeThrottles: routes(25, 25),
    reservedConcurrency: reserve({ polled: 20, step: 12, page: 8, rare: 4, mail: 5, consumer: 5 }),
  },
  /** The default quotas of an account of its own. */
  medium: {
    mailsPerSecond: 14,
    // A third of what SES sends: completion mails and new codes need room, too.
    mailsPerMinute: 300,
    throttle: limit(1000),
    routeThrottles: routes(50, 50),
    reservedConcurrency: reserve({ polled: 80, step: 40, page: 20, rare: 10, mail: 5, consumer: 5 }),
  },
  /** 100,000 registrations in an hour, with the quotas that docs/capacity.md says to ask for. */
  "deadline-day": {
    mailsPerSecond: 100,
    mailsPerMinute: 3_000,
    throttle: limit(1_800),
    routeThrottles: routes(100, 50),
    reservedConcurrency: reserve({ polled: 200, step: 80, page: 40, rare: 15, mail: 20, consumer: 5 }),
  },
};

/** What a municipality's configuration names, or the figures that it gives itself. */
export function capacityOf(chosen: CapacityName | CapacityFigures): CapacityFigures {
  return typeof chosen === "string" ? capacities[chosen] : chosen;
}

/** The part of `operation` that capacity decides. */
export const capacityOperation = capacityFigures.omit({ mailsPerSecond: true, mailsPerMinute: true }).shape;
