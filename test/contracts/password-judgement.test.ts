import { describe, expect, it } from "@jest/globals";
import { NAMES_MAX, namesIn, passwordJudgementRequest } from "../../contracts/password-judgement.ts";
import { aBusinessProfile, anIndividualProfile } from "../../testing/builders.ts";

describe("the names in a form", () => {
  it("are those of a company and its people", () => {
    const { organizationName, contact } = aBusinessProfile();
    expect(namesIn(aBusinessProfile())).toEqual(
      expect.arrayContaining([organizationName, contact.familyName, contact.givenNameKana]),
    );
  });

  it("are those of a person, and nothing else of the form", () => {
    const { familyName, givenName, familyNameKana, givenNameKana } = anIndividualProfile();
    expect(namesIn(anIndividualProfile()).toSorted()).toEqual(
      [familyName, givenName, familyNameKana, givenNameKana].toSorted(),
    );
  });

  it.each([undefined, null, "text", 1, [], {}, { contact: null }, { familyName: " ", givenName: 1 }])(
    "are none in %j",
    (profile) => expect(namesIn(profile)).toEqual([]),
  );

  it("can always be asked about, however long the form", () => {
    const people = Array.from({ length: 30 }, () => ({ familyName: "長".repeat(500) }));
    const names = namesIn({ organizationName: "名".repeat(101), people });
    expect(names).toHaveLength(NAMES_MAX);
    expect(passwordJudgementRequest.safeParse({ password: "Tsubame-2026", names }).success).toBe(true);
  });
});

describe("a question about a password", () => {
  const codesOf = (asked: unknown) =>
    passwordJudgementRequest
      .safeParse(asked)
      .error?.issues.map(({ message, path }) => [path.join("/"), message]);

  it("breaks the city's rule as a new password does", () => {
    expect(codesOf({ password: "short" })).toEqual([
      ["password", "password-too-short"],
      ["password", "password-classes"],
    ]);
  });

  it.each([
    [{ names: "text" }, "names", "required"],
    [{ names: [1] }, "names/0", "required"],
    [{ names: ["a".repeat(101)] }, "names/0", "too-long"],
    [{ names: Array(NAMES_MAX + 1).fill("a") }, "names", "invalid"],
  ])("takes names as a form has them, not %j", (asked, path, code) => {
    expect(codesOf({ password: "Tsubame-2026", ...asked })).toEqual([[path, code]]);
  });
});
