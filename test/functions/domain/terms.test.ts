import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  announcedTerms,
  isAcceptancePending,
  type Terms,
  type TermsVersion,
  termsInForce,
} from "../../../functions/domain/terms.ts";

const aVersion = (version: string, special: Partial<TermsVersion> = {}): TermsVersion => ({
  version,
  sha256: `sha256 of ${version}`,
  effectiveFrom: "2026-04-01",
  requiresAcceptance: false,
  ...special,
});

const first = aVersion("1", { effectiveFrom: "2026-11-01" });
const second = aVersion("2", {
  ...{ noticeFrom: "2027-01-15", effectiveFrom: "2027-02-01", requiresAcceptance: true },
});
const third = aVersion("3", { noticeFrom: "2027-05-01", effectiveFrom: "2027-06-01" });
const all: Terms = { terms: third, earlierTerms: [first, second] };
/** A moment in Japan. */
const at = (moment: string) => Date.parse(`${moment}+09:00`);

describe("the terms in force", () => {
  it.each([
    ["2026-01-01T00:00:00", "1"],
    ["2026-11-01T00:00:00", "1"],
    ["2027-01-31T23:59:59.999", "1"],
    ["2027-02-01T00:00:00", "2"],
    ["2027-05-31T23:59:59.999", "2"],
    ["2027-06-01T00:00:00", "3"],
    ["2030-01-01T00:00:00", "3"],
  ])("are, on %s in Japan, version %s", (moment, version) => {
    expect(termsInForce(all, at(moment)).version).toBe(version);
  });
});

describe("the next terms", () => {
  it.each([
    ["2027-01-14T23:59:59.999", undefined],
    ["2027-01-15T00:00:00", "2"],
    ["2027-01-31T23:59:59.999", "2"],
    ["2027-02-01T00:00:00", undefined],
    ["2027-05-01T00:00:00", "3"],
    ["2027-06-01T00:00:00", undefined],
  ])("are announced on %s in Japan: %s", (moment, version) => {
    expect(announcedTerms(all, at(moment))?.version).toBe(version);
  });
});

describe("whoever agreed to", () => {
  it.each([
    ["1", "2027-01-31T23:59:59.999", false],
    ["1", "2027-02-01T00:00:00", true],
    ["2", "2027-02-01T00:00:00", false],
    // The third asks nobody, and takes nothing back of what the second asks.
    ["1", "2027-06-01T00:00:00", true],
    ["2", "2027-06-01T00:00:00", false],
    ["3", "2027-06-01T00:00:00", false],
    ["a version that is not kept", "2027-01-31T23:59:59.999", false],
    ["a version that is not kept", "2027-02-01T00:00:00", true],
  ])("%s has, on %s, to agree anew: %s", (termsVersion, moment, isPending) => {
    expect(isAcceptancePending({ termsVersion }, all, at(moment))).toBe(isPending);
  });

  it("the terms in force has nothing to agree to, whatever versions there are", () => {
    const day = fc.date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
    const days = fc.uniqueArray(day, { minLength: 1, maxLength: 6, selector: dayOf });
    fc.assert(
      fc.property(days, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), day, (froms, asks, now) => {
        const versions = froms
          .map(dayOf)
          .toSorted()
          .map((effectiveFrom, index) =>
            aVersion(String(index), { effectiveFrom, requiresAcceptance: asks[index] === true }),
          );
        const [terms = first, ...before] = versions.toReversed();
        const some = { terms, earlierTerms: before.toReversed() };
        const { version } = termsInForce(some, now.getTime());
        expect(isAcceptancePending({ termsVersion: version }, some, now.getTime())).toBe(false);
      }),
    );
  });
});

const dayOf = (date: Date) => date.toISOString().slice(0, 10);
