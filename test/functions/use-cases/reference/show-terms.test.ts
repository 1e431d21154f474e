import { describe, expect, it } from "@jest/globals";
import { showTerms } from "../../../../functions/use-cases/reference/show-terms.ts";
import { terms as first } from "../../../../testing/use-cases/setup.ts";

const second = {
  ...first,
  version: "4",
  sha256: "f00d",
  noticeFrom: "2027-01-15",
  effectiveFrom: "2027-02-01",
};
const third = {
  ...first,
  version: "5",
  sha256: "beef",
  noticeFrom: "2027-05-01",
  effectiveFrom: "2027-06-01",
};
const terms = { terms: third, earlierTerms: [first, second] };
const show = (day: string, asked = {}) =>
  showTerms({ clock: () => Date.parse(`${day}T00:00:00+09:00`), terms }, asked);

describe("the terms of use that are shown", () => {
  it.each([
    ["2027-01-31", {}, first],
    ["2027-02-01", {}, second],
    ["2027-02-01", { version: "3" }, first],
    ["2027-02-01", { sha256: first.sha256 }, first],
    ["2027-01-15", { version: "4" }, second],
    ["2027-05-01", { version: "5", sha256: "beef" }, third],
  ])("on %s to whoever asks for %j", async (day, asked, shown) => {
    expect(await show(day, asked)).toEqual({ ok: true, value: shown });
  });

  it.each([
    ["are not announced yet", "2027-01-14", { version: "4" }],
    ["are not announced yet, and named by their hash", "2027-04-30", { sha256: "beef" }],
    ["never were", "2027-02-01", { version: "2" }],
    ["have another hash", "2027-02-01", { version: "3", sha256: "f00d" }],
  ])("are none where they %s", async (_, day, asked) => {
    expect(await show(day, asked)).toEqual({ ok: false, failure: { kind: "terms-not-found" } });
  });
});
