import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  changedFields,
  changedOrganization,
  isRepeated,
  type Organization,
} from "../../../functions/domain/organization.ts";
import { aBusinessProfile } from "../../../testing/builders.ts";

const why = { changedAt: 1_000, effectiveOn: "2026-01-15", reason: "renamed" } as const;
const person = { familyName: "多摩", givenName: "川太郎" };

const anOrganization: fc.Arbitrary<Organization> = fc.record(
  {
    organizationName: fc.constantFrom("株式会社かわさき商店", "かわさき商会", "多摩川商店"),
    representative: fc.constantFrom({}, person, { familyName: "宮前", givenName: undefined }),
  },
  { requiredKeys: [] },
);
const aProfile = anOrganization.map(({ organizationName, representative }) =>
  aBusinessProfile({
    ...(organizationName && { organizationName }),
    ...(representative && { representative }),
  }),
);

describe("a change of who a business is", () => {
  it.each<[string, Organization, readonly string[]]>([
    ["another name", { organizationName: "かわさき商会" }, ["organizationName"]],
    ["the same name", { organizationName: "株式会社かわさき商店" }, []],
    ["a representative where there was none", { representative: person }, ["representative"]],
    ["nobody where there was nobody", { representative: { familyName: undefined } }, []],
    ["both", { organizationName: "x", representative: person }, ["organizationName", "representative"]],
  ])("to %s is one of %j: %j", (_, named, fields) => {
    expect(changedFields(aBusinessProfile(), named)).toEqual(fields);
  });

  it("remembers what there was, and leaves everything else alone", () => {
    const before = aBusinessProfile({ representative: person });
    const named = { organizationName: "かわさき商会", representative: { familyName: "宮前" } };
    expect(changedOrganization(before, named, why)).toEqual({
      profile: { ...before, ...named },
      change: {
        ...why,
        changed: ["organizationName", "representative"],
        before: { organizationName: before.organizationName, representative: person },
      },
    });
  });

  it("made twice changes nothing the second time, and is known for the same", () => {
    fc.assert(
      fc.property(aProfile, anOrganization, (profile, named) => {
        fc.pre(changedFields(profile, named).length > 0);
        const { profile: after, change } = changedOrganization(profile, named, why);
        expect(changedFields(after, named)).toEqual([]);
        expect(isRepeated(change, named, why)).toBe(true);
        // Turned back by what is remembered, it is as it was.
        expect(changedFields(profile, { ...after, ...change.before })).toEqual(
          change.changed.filter((field) => !(field in change.before)),
        );
      }),
    );
  });

  it.each<[string, Parameters<typeof isRepeated>]>([
    ["that nobody made", [undefined, { organizationName: "x" }, why]],
    [
      "of another day",
      [{ ...why, changed: [], before: {} }, {}, { effectiveOn: "2026-01-16", reason: "renamed" }],
    ],
    ["for another reason", [{ ...why, changed: [], before: {} }, {}, { ...why, reason: "typo" }]],
    [
      "of another field",
      [{ ...why, changed: ["representative"], before: {} }, { organizationName: "x" }, why],
    ],
    [
      "of one field, after a change of both",
      [
        { ...why, changed: ["organizationName", "representative"], before: {} },
        { organizationName: "x" },
        why,
      ],
    ],
  ])("%s is not sent again", (_, [latest, named, facts]) => {
    expect(isRepeated(latest, named, facts)).toBe(false);
  });
});
