import { RetentionDays } from "aws-cdk-lib/aws-logs";

/**
 * A step of a registration for each second of Cognito's 50 sign-ups: more can start or guess than can finish, and
 * none of these is what a single registrant does twice a minute.
 */
const routeThrottles = {
  "POST /api/registrations": { requestsPerSecond: 100, burst: 200 },
  "POST /api/registrations/{id}/code": { requestsPerSecond: 50, burst: 100 },
  "POST /api/registrations/{id}/verification": { requestsPerSecond: 100, burst: 200 },
  "POST /api/registrations/{id}/completion": { requestsPerSecond: 50, burst: 100 },
  // Cognito checks 120 passwords a second by default, and completing again signs in, too.
  "POST /api/session": { requestsPerSecond: 50, burst: 100 },
};

/**
 * 700 of the 1,000 that an account has: AWS keeps 100 unreserved, the rest is for what comes. By what is waited for:
 * a request takes 20 to 100 ms, one that checks a password 300. The consumers of queues have what their mappings may
 * use; the guard runs inside of a completion, and must never wait for it.
 */
const reservedConcurrency = {
  "start-registration": 60,
  "show-registration": 100,
  "resend-code": 30,
  "verify-code": 60,
  "review-profile": 50,
  "complete-registration": 60,
  "guard-sign-up": 60,
  "sign-in": 50,
  "sign-out": 20,
  "show-account": 40,
  "update-account": 20,
  "show-terms": 40,
  "find-addresses": 40,
  "show-characters": 20,
  "show-openapi": 10,
  "reject-unknown-route": 20,
  "deliver-mail": 5,
  "follow-up-completion": 5,
  "note-mail-event": 5,
};

const shared = {
  // A registration is about 12 requests, more while its mail is late, and Cognito signs up 50 users a second by default.
  throttle: { requestsPerSecond: 1000, burst: 2000 },
  routeThrottles,
  runbook: "docs/runbook.md",
};

/** A locked bucket could not be deleted with the stack, so that only production's is. */
const passing = { logRetention: RetentionDays.ONE_MONTH, archiveYears: 1 };

/** What differs between the stages in how they are operated. */
export const operations = {
  local: {
    ...shared,
    // All clients of the tests together, on one machine: the routes' own limits are left to the tests of local/.
    routeThrottles: {},
    audit: passing,
  },
  // A new account may run 10 functions at a time: there is nothing to reserve from.
  dev: { ...shared, audit: passing },
  prod: {
    ...shared,
    reservedConcurrency,
    audit: {
      // The Ministry's security-policy guideline for local governments asks for a year of logs or more.
      logRetention: RetentionDays.THIRTEEN_MONTHS,
      archiveYears: 3,
      archiveLock: "COMPLIANCE",
    },
  },
};
