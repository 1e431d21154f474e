import { describe, expect, it } from "@jest/globals";
import { businessProfile, individualProfile } from "../../../contracts/profile.ts";
import { profileBody } from "../../../web/forms/profile-body.ts";
import { profileFields, startingValues } from "../../../web/forms/profile-fields.ts";
import { profilePatch } from "../../../web/forms/profile-patch.ts";

const filled = {
  ...startingValues(profileFields.business),
  organizationName: "川崎商店",
  phone: "0442002111",
  "contact/familyName": "山田",
  "contact/givenName": "花子",
  "contact/familyNameKana": "ヤマダ",
  "contact/givenNameKana": "ハナコ",
};

describe("the profile of a form", () => {
  it("is what the business contract takes, empty fields and all", () => {
    const body = profileBody({ ...filled, password: "Secret-1", passwordConfirmation: "Secret-1" });
    expect(businessProfile.safeParse(body).success).toBe(true);
    expect(JSON.stringify(body)).not.toContain("Secret-1");
  });

  it("is what the individual contract takes", () => {
    const values = {
      ...startingValues(profileFields.individual),
      familyName: "山田",
      givenName: "花子",
      familyNameKana: "ヤマダ",
      givenNameKana: "ハナコ",
      phone: "0442002111",
    };
    expect(individualProfile.safeParse(profileBody(values)).success).toBe(true);
  });

  it.each([
    ["yes", true],
    ["no", false],
    ["", false],
  ])("tells the wish %j for notices as %s", (notifications, wish) => {
    expect(profileBody({ ...filled, notifications })["notifications"]).toBe(wish);
  });
});

describe("the correction of a profile", () => {
  const stored = {
    organizationName: "川崎商店",
    department: "総務課",
    contact: { familyName: "山田", givenName: "花子" },
    notifications: false,
  };
  const values = {
    organizationName: "川崎商店",
    department: "総務課",
    "contact/familyName": "山田",
    "contact/givenName": "花子",
    notifications: "no",
  };

  it("is empty where nothing was changed", () => {
    expect(profilePatch(stored, values)).toEqual({});
  });

  it("has the changed fields only, at their place", () => {
    expect(profilePatch(stored, { ...values, "contact/givenName": "華子" })).toEqual({
      contact: { givenName: "華子" },
    });
  });

  it("removes a field that was emptied", () => {
    expect(profilePatch(stored, { ...values, department: "" })).toEqual({ department: null });
  });

  it("changes the wish for notices", () => {
    expect(profilePatch(stored, { ...values, notifications: "yes" })).toEqual({ notifications: true });
  });

  it("leaves alone what was empty and still is", () => {
    expect(profilePatch(stored, { ...values, postalCode: "" })).toEqual({});
  });
});
