import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, it } from "@jest/globals";

/** KB (1,000 bytes) after gzip that a function may have: what it has, rounded up. Raise one only with its reason. */
const budgets: Readonly<Record<string, number>> = {
  "complete-registration": 81,
  "deliver-mail": 71,
  "find-addresses": 24,
  "follow-up-completion": 59,
  "guard-sign-up": 52,
  "lazy/password-strength": 327,
  "note-mail-event": 55,
  "reject-unknown-route": 32,
  "resend-code": 73,
  "review-profile": 74,
  "show-account": 67,
  "show-characters": 28,
  "show-openapi": 39,
  "show-registration": 68,
  "show-terms": 23,
  "sign-in": 72,
  "sign-out": 65,
  "start-registration": 73,
  "update-account": 74,
  "verify-code": 71,
};

const program = fileURLToPath(new URL("../../../lib/bundling/bundle-functions.ts", import.meta.url));
// What our own program prints.
const bundles = JSON.parse(
  execFileSync(process.execPath, [program], { encoding: "utf8", maxBuffer: 2 ** 26 }),
) as Record<string, string>;

it("each function has a budget, and no other", () => {
  expect(Object.keys(bundles).sort()).toEqual(Object.keys(budgets).sort());
});

it.each(Object.entries(budgets))("the bundle of %s has at most %d KB after gzip", (name, budget) => {
  expect(gzipSync(bundles[name] ?? "", { level: 9 }).length / 1000).toBeLessThanOrEqual(budget);
});
