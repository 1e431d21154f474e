import { describe, expect, it } from "@jest/globals";
import { fieldId, fieldName, flatten, nest } from "../../../web/forms/field-names.ts";

describe("field names", () => {
  it.each([
    ["/profile/contact/familyName", "contact/familyName"],
    ["/contact/birthDate", "contact/birthDate"],
    ["/password", "password"],
    ["/profile", "profile"],
  ])("read the API's pointer %s as %s", (pointer, name) => {
    expect(fieldName(pointer)).toBe(name);
  });

  it("make ids that a link can point to", () => {
    expect(fieldId("contact/familyName")).toBe("contact-familyName");
  });

  it("nest into the profile and flatten back", () => {
    const values = {
      organizationName: "川崎商店",
      "contact/familyName": "山田",
      "contact/givenName": "花子",
    };
    const nested = { organizationName: "川崎商店", contact: { familyName: "山田", givenName: "花子" } };
    expect(nest(values)).toEqual(nested);
    expect(flatten(nested)).toEqual(values);
  });

  it("write booleans as the radio buttons have them", () => {
    expect(flatten({ notifications: true, other: false })).toEqual({ notifications: "yes", other: "no" });
  });
});
