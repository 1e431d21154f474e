import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, it } from "@jest/globals";
import type { bundleFunctions } from "../../../lib/bundling/bundle-functions.ts";

/**
 * KB (1,000 bytes) after gzip that a function may have: what it has, rounded up. Raise one only with its reason. Of most, 1 to 2
 * are sentences about fields in やさしい日本語; of what sends mails, 8 its letters with their readings.
 */
const budgets: Readonly<Record<string, number>> = {
  "accept-terms": 57,
  "complete-registration": 71,
  "change-organization": 65,
  "change-password": 64,
  "choose-settings": 56,
  "complete-password-reset": 62,
  "deliver-mail": 81, // of which 3 are the mails about what the desk proposes
  "desk-act": 70,
  "desk-look": 67,
  disavow: 56,
  "end-other-sessions": 57,
  "end-session": 56,
  "request-withdrawal": 57,
  "cancel-withdrawal": 56,
  "export-account": 63,
  "find-addresses": 25,
  "follow-up-completion": 62,
  "guard-sign-up": 38,
  "judge-password": 56,
  "lazy/password-strength": 17,
  "lazy/problem-texts": 8,
  "lazy/suggested-values": 95,
  "list-sessions": 57,
  "note-mail-event": 41,
  reauthenticate: 61,
  "reject-unknown-route": 40,
  "seal-audit": 54, // of which 6 are the mail with the seal of a day, and 5 the figures of a month
  "resend-code": 59,
  "resend-reset-code": 59,
  "review-profile": 62,
  "show-account": 56,
  "show-characters": 26,
  "show-openapi": 67,
  "show-password-reset": 54,
  "show-registration": 54,
  "show-terms": 25,
  "sign-in": 63,
  "sign-out": 49,
  "start-password-reset": 59,
  "start-registration": 61, // of which 1 are the mail domains that look like a slip
  "sweep-accounts": 48,
  "update-account": 66,
  "verify-code": 56,
  "verify-reset-code": 56,
  "show-revival": 54,
  "start-revival": 59,
  "resend-revival-code": 59,
  "verify-revival-code": 63,
  "cancel-email-change": 58,
  "resend-email-change-code": 64,
  "show-email-change": 59,
  "start-email-change": 66,
  "verify-email-change": 66,
  "answer-link": 58,
  "start-handover": 63,
  "cancel-handover": 56,
  "preview-handover": 55,
  "accept-handover": 72,
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
