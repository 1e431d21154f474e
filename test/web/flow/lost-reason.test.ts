import { expect, it } from "@jest/globals";
import { lostReason } from "../../../web/flow/lost-reason.ts";

const DAY = 24 * 60 * 60 * 1000;
const now = 10 * DAY;
const known = {
  id: "one",
  isCompleted: false,
  canKeepCookies: true,
  code: "registration-not-found",
  begunAt: now - 1000,
  now,
};

it.each([
  ["completed", { isCompleted: true }],
  ["completed", { isCompleted: true, canKeepCookies: false, code: "flow-cookie-missing" }],
  ["cookies", { canKeepCookies: false }],
  ["cookies", { canKeepCookies: false, id: undefined, begunAt: undefined, code: undefined }],
  ["cookies", { code: "flow-cookie-missing" }],
  ["cookies", { code: "flow-cookie-missing", begunAt: now - DAY + 1 }],
  ["time", { code: "flow-cookie-missing", begunAt: now - DAY }],
  ["time", { begunAt: now - DAY }],
  ["browser", { id: undefined, begunAt: undefined, code: undefined }],
  ["unknown", {}],
  ["unknown", { code: "flow-cookie-missing", begunAt: undefined }],
] as const)("is %s for %j", (reason, special) => {
  expect(lostReason({ ...known, ...special })).toBe(reason);
});
