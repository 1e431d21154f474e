import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, it } from "@jest/globals";
import type { bundleFunctions } from "../../../lib/bundling/bundle-functions.ts";

/** KB (1,000 bytes) after gzip that a function may have: what it has, rounded up. Raise one only with its reason. */
const budgets: Readonly<Record<string, number>> = {
  "accept-terms": 55,
  "complete-registration": 69,
  "change-organization": 63,
  "change-password": 62,
  "choose-settings": 53,
  "complete-password-reset": 60,
  "deliver-mail": 69,
  "desk-act": 64,
  "desk-look": 60,
  disavow: 53,
  "end-other-sessions": 55,
  "end-session": 53,
  "request-withdrawal": 55,
  "cancel-withdrawal": 54,
  "export-account": 59,
  "find-addresses": 23,
  "follow-up-completion": 56,
  "guard-sign-up": 38,
  "judge-password": 54,
  "lazy/password-strength": 17,
  "lazy/problem-texts": 6,
  "lazy/suggested-values": 93,
  "list-sessions": 54,
  "note-mail-event": 41,
  reauthenticate: 58,
  "reject-unknown-route": 38,
  "seal-audit": 48, // of which 6 are the mail with the seal of a day, and 5 the figures of a month
  "resend-code": 56,
  "resend-reset-code": 57,
  "review-profile": 60,
  "show-account": 54,
  "show-characters": 26,
  "show-openapi": 64,
  "show-password-reset": 52,
  "show-registration": 52,
  "show-terms": 23,
  "sign-in": 61,
  "sign-out": 46,
  "start-password-reset": 57,
  "start-registration": 58, // of which 1 are the mail domains that look like a slip
  "sweep-accounts": 47,
  "update-account": 64,
  "verify-code": 54,
  "verify-reset-code": 54,
  "show-revival": 52,
  "start-revival": 57,
  "resend-revival-code": 57,
  "verify-revival-code": 60,
  "cancel-email-change": 56,
  "resend-email-change-code": 61,
  "show-email-change": 57,
  "start-email-change": 63,
  "verify-email-change": 64,
  "undo-email-change": 56,
  "start-handover": 60,
  "cancel-handover": 54,
  "preview-handover": 53,
  "accept-handover": 69,
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
