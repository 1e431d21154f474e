import { describe, expect, it } from "@jest/globals";
import { displayName } from "../../contracts/display-name.ts";
import { businessProfile, individualProfile, profileOf } from "../../contracts/profile.ts";
import { aBusinessForm, aBusinessProfile, anIndividualProfile } from "../../testing/builders.ts";
import { parsing } from "../../testing/contracts/parsing.ts";

const { contact } = aBusinessProfile();
const least = {
  organizationName: "株式会社かわさき商店",
  phone: "0442002111",
  contact: { familyName: "川崎", givenName: "花子", familyNameKana: "カワサキ", givenNameKana: "ハナコ" },
};

describe("a business profile", () => {
  it("is accepted whole, as it is", () => {
    const whole = aBusinessProfile({
      representative: {
        familyName: "川崎",
        givenName: "一郎",
        familyNameKana: "カワサキ",
        givenNameKana: "イチロウ",
      },
    });
    expect(parsing(businessProfile, whole)).toEqual({ value: whole });
  });

  it("needs organization, phone and contact, and assumes no notices", () => {
    expect(parsing(businessProfile, least)).toEqual({ value: { ...least, notifications: false } });
  });

  it("reports every missing field at once, in the order of the form", () => {
    expect(parsing(businessProfile, {})).toEqual({
      errors: [
        "/organizationName required",
        "/phone required",
        "/contact/familyName required",
        "/contact/givenName required",
        "/contact/familyNameKana required",
        "/contact/givenNameKana required",
      ],
    });
  });

  it.each(["postalCode", "prefecture", "city", "streetAddress", "department"])(
    "takes a blank %s for none",
    (field) => {
      for (const blank of ["", " ", "　"]) {
        const { value } = parsing(businessProfile, { ...least, [field]: blank });
        expect(JSON.parse(JSON.stringify(value))).toEqual({ ...least, notifications: false });
      }
    },
  );

  it.each([
    ["organizationName", 100],
    ["prefecture", 20],
    ["city", 50],
    ["streetAddress", 200],
    ["department", 100],
  ])("takes a %s of %d characters and no more", (field, max) => {
    expect(parsing(businessProfile, { ...least, [field]: "川".repeat(max) })).toHaveProperty("value");
    expect(parsing(businessProfile, { ...least, [field]: "川".repeat(max + 1) })).toEqual({
      errors: [`/${field} too-long`],
    });
  });

  it.each(["familyName", "givenName"])("takes a contact's %s of 50 characters and no more", (field) => {
    const named = (name: string) => ({ ...least, contact: { ...contact, [field]: name } });
    expect(parsing(businessProfile, named("川".repeat(50)))).toHaveProperty("value");
    expect(parsing(businessProfile, named("川".repeat(51)))).toEqual({
      errors: [`/contact/${field} too-long`],
    });
  });

  it("takes a representative whose name is given in part, or left blank", () => {
    for (const representative of [{}, { familyName: "川崎" }, { familyName: "", givenNameKana: "" }]) {
      expect(parsing(businessProfile, { ...least, representative })).toHaveProperty("value");
    }
    expect(parsing(businessProfile, { ...least, representative: { familyNameKana: "abc" } })).toEqual({
      errors: ["/representative/familyNameKana kana"],
    });
  });

  it.each([
    ["contact", "text", "/contact object"],
    ["contact", [], "/contact object"],
    ["representative", "text", "/representative object"],
    ["notifications", "true", "/notifications boolean"],
    ["notifications", null, "/notifications boolean"],
    ["notifications", 1, "/notifications boolean"],
    ["organizationName", ["x"], "/organizationName required"],
    ["phone", 442002111, "/phone required"],
    ["phone", "110", "/phone phone"],
    ["postalCode", "210", "/postalCode postal-code"],
  ])("refuses %s %j: %s", (field, value, error) => {
    expect(parsing(businessProfile, { ...least, [field]: value })).toEqual({ errors: [error] });
  });

  it("refuses members that it does not know, wherever they stand", () => {
    const strange = {
      ...least,
      email: "other@example.jp",
      contact: { ...least.contact, role: "admin" },
      representative: { "a/b~c": 1 },
    };
    expect(parsing(businessProfile, strange)).toEqual({
      errors: expect.arrayContaining([
        "/email unknown-member",
        "/contact/role unknown-member",
        "/representative/a~1b~0c unknown-member",
      ]),
    });
  });

  it.each(["__proto__", "constructor", "toString"])("knows no member called %s", (name) => {
    const strange = JSON.parse(JSON.stringify(least).replace("{", `{"${name}":{"isAdmin":true},`));
    expect(parsing(businessProfile, strange)).toEqual({ errors: [`/${name} unknown-member`] });
    expect({}).not.toHaveProperty("isAdmin");
  });

  it.each(["\r\nBcc: x", "\u2028", "\u202E", "\u200B", "\u0000", "\u001B[31m", "\t", "\uE000"])(
    "refuses the character %j in every field of text",
    (character) => {
      for (const field of ["organizationName", "prefecture", "city", "streetAddress", "department"]) {
        expect(parsing(businessProfile, { ...least, [field]: `川${character}崎` })).toHaveProperty("errors", [
          `/${field} unsupported-character`,
        ]);
      }
    },
  );

  it.each(["<img src=x onerror=alert(1)>", '=HYPERLINK("https://example.jp")', "'; DROP TABLE x; --"])(
    "keeps %j as the plain text that it is",
    (organizationName) => {
      expect(parsing(businessProfile, { ...least, organizationName })).toMatchObject({
        value: { organizationName },
      });
    },
  );
});

describe("an individual's profile", () => {
  it("is accepted as it is", () => {
    expect(parsing(individualProfile, anIndividualProfile())).toEqual({ value: anIndividualProfile() });
  });

  it("reports every missing field at once", () => {
    expect(parsing(individualProfile, {})).toEqual({
      errors: [
        "/familyName required",
        "/givenName required",
        "/familyNameKana required",
        "/givenNameKana required",
        "/phone required",
      ],
    });
  });

  it.each([null, [], "text", 1])("is a group of members, not %j", (input) => {
    expect(parsing(individualProfile, input)).toEqual({ errors: ["object"] });
    expect(parsing(businessProfile, input)).toEqual({ errors: ["object"] });
  });

  it("knows no organization", () => {
    const errors = ["/organizationName unknown-member"];
    expect(parsing(individualProfile, { ...anIndividualProfile(), organizationName: "商店" })).toEqual({
      errors,
    });
  });
});

it.each([
  ["2100007", "2100007"],
  ["210-0007", "2100007"],
  ["２１０－０００７", "2100007"],
  ["〒210-0007", "2100007"],
  [" 210 0007 ", "2100007"],
])("the postal code %j is %s", (typed, postalCode) => {
  expect(parsing(businessProfile, { ...least, postalCode: typed })).toMatchObject({ value: { postalCode } });
});

it.each(["21000071", "210000", "210000a", "2100007〒", "二一〇〇〇〇七"])("%j is no postal code", (typed) => {
  const errors = ["/postalCode postal-code"];
  expect(parsing(businessProfile, { ...least, postalCode: typed })).toEqual({ errors });
});

it("each type of account has its own form, which says its type", () => {
  const person = { accountType: "individual" as const, profile: anIndividualProfile() };
  for (const form of [aBusinessForm(), person]) {
    expect(parsing(profileOf[form.accountType], form.profile)).toEqual({ value: form });
  }
  expect(parsing(profileOf.individual, aBusinessProfile())).toHaveProperty("errors");
  expect(parsing(profileOf.business, anIndividualProfile())).toHaveProperty("errors");
});

it("a mail calls a business by its name, and a person by theirs", () => {
  expect(displayName(aBusinessForm())).toBe("株式会社かわさき商店");
  expect(displayName({ accountType: "individual", profile: anIndividualProfile() })).toBe("川崎　太郎");
});
