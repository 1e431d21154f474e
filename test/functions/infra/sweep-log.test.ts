import { afterEach, beforeEach, expect, it, jest } from "@jest/globals";
import { logAccountFailure, logOpenClaims, logSweptPage } from "../../../functions/infra/sweep-log.ts";
import type { SweptPage } from "../../../functions/use-cases/ports.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";

const levels = ["info", "warn", "error"] as const;
let logged: unknown[][];
beforeEach(() => {
  logged = [];
  for (const level of levels)
    jest.spyOn(console, level).mockImplementation((...said) => {
      logged.push([level, ...said]);
    });
});
afterEach(() => {
  jest.restoreAllMocks();
});

const numbers = { startedAt: NOW, pages: 2, end: "next-page" as const };
const page = (isLate: boolean) => ({ ...numbers, after: "account-7", isLate }) as unknown as SweptPage;

it("a page of the sweep is logged by its numbers, without the account that it ended at", () => {
  logSweptPage(page(false));
  expect(logged).toEqual([["info", { event: "sweep.page", ...numbers }]]);
});

it("a page of a sweep that takes too long is an error besides", () => {
  logSweptPage(page(true));
  expect(logged).toEqual([
    ["info", { event: "sweep.page", ...numbers }],
    ["error", { event: "sweep.late", startedAt: NOW }],
  ]);
});

it("completions that never ended are a warning, and none are nothing", () => {
  logOpenClaims(0);
  expect(logged).toEqual([]);
  logOpenClaims(1);
  expect(logged).toEqual([["warn", { event: "sweep.open-claims", found: 1 }]]);
});

it.each<[string, unknown]>([
  ["RangeError", new RangeError("hanako@example.jp is none")],
  ["unknown", "hanako@example.jp"],
])("an account that fails is logged by its id and %s, and nothing that the error quotes", (error, thrown) => {
  logAccountFailure("account-1", thrown);
  expect(logged).toEqual([["error", { event: "sweep.account-failed", accountId: "account-1", error }]]);
});
