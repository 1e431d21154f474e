import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, it } from "@jest/globals";
import type { bundleFunctions } from "../../../lib/bundling/bundle-functions.ts";

/** KB (1,000 bytes) after gzip that a function may have: what it has, rounded up. Raise one only with its reason. */
const budgets: Readonly<Record<string, number>> = {
  "accept-terms": 52,
  "complete-registration": 66,
  "change-organization": 61,
  "change-password": 60,
  "choose-settings": 51,
  "complete-password-reset": 58,
  "deliver-mail": 66,
  disavow: 51,
  "end-other-sessions": 53,
  "end-session": 51,
  "request-withdrawal": 53,
  "cancel-withdrawal": 51,
  "export-account": 57,
  "find-addresses": 23,
  "follow-up-completion": 53,
  "guard-sign-up": 38,
  "judge-password": 53,
  "lazy/password-strength": 17,
  "lazy/problem-texts": 6,
  "lazy/suggested-values": 93,
  "list-sessions": 52,
  "note-mail-event": 40,
  reauthenticate: 56,
  "reject-unknown-route": 37,
  "seal-audit": 37,
  "resend-code": 56,
  "resend-reset-code": 56,
  "review-profile": 57,
  "show-account": 52,
  "show-characters": 26,
  "show-openapi": 61,
  "show-password-reset": 52,
  "show-registration": 51,
  "show-terms": 23,
  "sign-in": 59,
  "sign-out": 46,
  "start-password-reset": 56,
  "start-registration": 58, // of which 1 are the mail domains that look like a slip
  "sweep-accounts": 45,
  "update-account": 60,
  "verify-code": 53,
  "verify-reset-code": 53,
  "show-revival": 52,
  "start-revival": 56,
  "resend-revival-code": 56,
  "verify-revival-code": 58,
  "cancel-email-change": 54,
  "resend-email-change-code": 59,
  "show-email-change": 55,
  "start-email-change": 61,
  "verify-email-change": 62,
  "undo-email-change": 56,
  "start-handover": 59,
  "cancel-handover": 52,
  "preview-handover": 51,
  "accept-handover": 67,
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
