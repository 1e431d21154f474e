import { describe, expect, it } from "@jest/globals";
import { NAMES_MAX, namesIn, passwordJudgementRequest } from "../../contracts/password-judgement.ts";
import { aBusinessProfile, anIndividualProfile } from "../../testing/builders.ts";

describe("the names in a form", () => {
  const person = {
    familyName: "Smith",
    givenName: "Ａｎｎｅ",
    familyNameKana: "スミス",
    givenNameKana: "アン",
  };

  it("are those of a company and its people that half-width characters can spell, half-width", () => {
    const company = { ...aBusinessProfile(), organizationName: "ACME 株式会社", contact: person };
    expect(namesIn(company)).toEqual(expect.arrayContaining(["ACME 株式会社", "Smith", "Anne"]));
    expect(namesIn(aBusinessProfile())).toEqual([]);
  });

  it("are those of a person, and nothing else of the form", () => {
    const profile = { ...anIndividualProfile(), ...person, streetAddress: "Sunny Heights 101" };
    expect(namesIn(profile).toSorted()).toEqual(["Anne", "Smith"]);
  });

  it.each([undefined, null, "text", 1, [], {}, { contact: null }, { familyName: " ", givenName: 1 }])(
    "are none in %j",
    (profile) => expect(namesIn(profile)).toEqual([]),
  );

  it("can always be asked about, however long the form", () => {
    const people = Array.from({ length: 30 }, () => ({ familyName: "Long".repeat(500) }));
    const names = namesIn({ organizationName: "N".repeat(101), people });
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
