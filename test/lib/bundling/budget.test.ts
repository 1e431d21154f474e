import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, it } from "@jest/globals";
import type { bundleFunctions } from "../../../lib/bundling/bundle-functions.ts";

/**
 * KB (1,000 bytes) after gzip that a function may have: what it has, rounded up. Raise one only with its reason. Of what
 * sends mails, 8 are its letters in やさしい日本語 with their readings; of what counts, half a one is failures in a row (docs/adr/0015).
 */
const budgets: Readonly<Record<string, number>> = {
  "accept-terms": 51,
  "complete-registration": 65,
  "change-organization": 59,
  "change-password": 59,
  "choose-settings": 49,
  "complete-password-reset": 57,
  "deliver-mail": 64,
  "desk-act": 65, // since it also proposes stops, and carries them out
  "desk-look": 62,
  disavow: 50,
  "end-other-sessions": 51,
  "end-session": 50,
  "request-withdrawal": 51,
  "cancel-withdrawal": 50,
  "export-account": 59,
  "find-addresses": 19,
  "follow-up-completion": 62,
  "guard-sign-up": 38,
  "judge-password": 50,
  "lazy/account-mails": 24,
  "lazy/field-texts": 14,
  "lazy/password-strength": 16,
  "lazy/problem-texts": 8,
  "lazy/suggested-values": 81,
  "list-sessions": 51,
  "note-mail-event": 41,
  reauthenticate: 55,
  "reject-unknown-route": 34,
  "seal-audit": 54, // of which 6 are the mail with the seal of a day, and 5 the figures of a month
  "resend-code": 53, // since it asks whether the account exists already
  "resend-reset-code": 53,
  "review-profile": 56,
  "show-account": 50,
  "show-characters": 19,
  "show-openapi": 63,
  "show-password-reset": 48,
  "show-registration": 48,
  "show-terms": 19,
  "sign-in": 58,
  "sign-out": 43,
  "start-password-reset": 53,
  "start-registration": 55, // of which 1 are the mail domains that look like a slip
  "sweep-accounts": 48,
  "update-account": 60,
  "verify-code": 50,
  "verify-reset-code": 50,
  "show-revival": 48,
  "start-revival": 53,
  "resend-revival-code": 53,
  "verify-revival-code": 57,
  "cancel-email-change": 52,
  "resend-email-change-code": 58,
  "show-email-change": 53,
  "start-email-change": 60,
  "verify-email-change": 61,
  "answer-link": 52,
  "start-handover": 57,
  "cancel-handover": 50,
  "preview-handover": 49,
  "accept-handover": 66,
};

const program = fileURLToPath(new URL("../../../lib/bundling/bundle-functions.ts", import.meta.url));
// What our own program prints.
const bundles = JSON.parse(
  execFileSync(process.execPath, [program], { encoding: "utf8", maxBuffer: 2 ** 26 }),
) as Awaited<ReturnType<typeof bundleFunctions>>;

it("each function has a budget, and no other", () => {
  expect(Object.keys(bundles).sort()).toEqual(Object.keys(budgets).sort());
});

it.each(Object.entries(budgets))("the bundle of %s has at most %d KB after gzip", (name, budget) => {
  expect(gzipSync(bundles[name]?.code ?? "", { level: 9 }).length / 1000).toBeLessThanOrEqual(budget);
});
