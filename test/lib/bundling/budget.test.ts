import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, it } from "@jest/globals";
import type { bundleFunctions } from "../../../lib/bundling/bundle-functions.ts";

/** KB (1,000 bytes) after gzip that a function may have: what it has, rounded up. Raise one only with its reason. */
const budgets: Readonly<Record<string, number>> = {
  "complete-registration": 81,
  "deliver-mail": 72,
  "find-addresses": 21,
  "follow-up-completion": 71,
  "guard-sign-up": 54,
  "lazy/password-strength": 17,
  "lazy/problem-texts": 4,
  "lazy/suggested-values": 92,
  "note-mail-event": 55,
  "reject-unknown-route": 30,
  "resend-code": 72,
  "review-profile": 72,
  "show-account": 65,
  "show-characters": 26,
  "show-openapi": 48,
  "show-registration": 66,
  "show-terms": 21,
  "sign-in": 73,
  "sign-out": 62,
  "start-registration": 73, // of which 1 are the mail domains that look like a slip
  "update-account": 72,
  "verify-code": 69,
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
