import { describe, expect, it } from "@jest/globals";
import { profileOf, type TypedProfile } from "../../contracts/profile.ts";
import { parseStoredForm } from "../../contracts/stored-form.ts";
import { storedProfiles } from "../../contracts/stored-profile.ts";
import { aBusinessForm, aBusinessProfile, anIndividualProfile } from "../../testing/builders.ts";

const person: TypedProfile = { accountType: "individual", profile: anIndividualProfile() };
const { familyName, givenName, familyNameKana, givenNameKana } = anIndividualProfile();
const whole = aBusinessForm({
  representative: { familyName, givenName, familyNameKana, givenNameKana },
});

describe("a stored profile", () => {
  it.each<[string, TypedProfile]>([
    ["of a business", whole],
    ["of a person", person],
  ])("%s is read as the form's own contract has made it", (_, form) => {
    const { data } = profileOf[form.accountType].safeParse(form.profile);
    expect(parseStoredForm(data)).toEqual(form);
  });

  it.each([
    ["a number of a range that is in use no more", { phone: "0330000000000" }],
    ["a person who has grown older than the form takes", { birthDate: "1850-01-01" }],
    ["a name with a character that the form takes no more", { familyName: "😀" }],
    ["a text that was longer", { city: "川".repeat(300) }],
  ])("is read with %s", (_, members) => {
    const stored = anIndividualProfile(members);
    expect(storedProfiles.individual.parse(stored)).toEqual(stored);
  });

  it("of a release that did not ask about notices has no wish for them", () => {
    const { notifications: _, ...stored } = aBusinessProfile();
    expect(storedProfiles.business.parse(stored)).toEqual({ ...stored, notifications: false });
  });

  it("loses what this release does not know, at any depth", () => {
    const { contact } = aBusinessProfile();
    const later = { ...aBusinessProfile(), fax: "0442002112", contact: { ...contact, title: "部長" } };
    expect(storedProfiles.business.parse(later)).toEqual(aBusinessProfile());
  });

  const { organizationName: _, ...nameless } = aBusinessProfile();
  it.each<[string, unknown]>([
    ["without a required field", nameless],
    ["with a field of another kind", { ...aBusinessProfile(), phone: 442002111 }],
    ["without its contact", { ...aBusinessProfile(), contact: undefined }],
    ["of the other type of account", anIndividualProfile()],
    ["that is none", "text"],
  ])("%s is refused", (_, profile) => {
    expect(parseStoredForm({ accountType: "business", profile })).toBeUndefined();
  });

  it.each([
    { profile: anIndividualProfile() },
    { accountType: "other", profile: anIndividualProfile() },
    undefined,
  ])("of no type of account is none: %j", (form) => expect(parseStoredForm(form)).toBeUndefined());
});
