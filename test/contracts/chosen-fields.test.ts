import { describe, expect, it } from "@jest/globals";
import { notOffered, requiredByChoice, withChosenFields } from "../../contracts/chosen-fields.ts";
import { profileOf } from "../../contracts/profile.ts";
import { profileFields } from "../../contracts/profile-fields.ts";
import { aBusinessProfile } from "../../testing/builders.ts";
import { damagesOf } from "../../testing/contracts/damaged.ts";

const business = { accountType: "business" } as const;
const offered = { business: { corporateNumber: "optional", tradeName: "optional" } } as const;
const codes = (profile: unknown, fields: Parameters<typeof withChosenFields>[1] = offered) =>
  withChosenFields([], fields, { ...business, profile }).map(({ pointer, code }) => [pointer, code]);

describe("a municipality's choice of fields", () => {
  it.each(["7000012050002", "７０００　０１２０　５０００２", "7-0000-1205-0002", " 7000012050002\n"])(
    "takes the corporate number as people write it: %j",
    (corporateNumber) => {
      const profile = aBusinessProfile({ corporateNumber });
      expect(codes(profile)).toEqual([]);
      expect(profileOf.business.parse(profile).profile).toMatchObject({ corporateNumber: "7000012050002" });
    },
  );

  it.each(["7000012050003", "T7000012050002", "123", "法人番号"])("refuses %j with one sentence", (text) => {
    const profile = { corporateNumber: text };
    const found = withChosenFields([{ pointer: "/corporateNumber", code: "invalid", params: {} }], offered, {
      ...business,
      profile,
    });
    expect(found).toEqual([
      {
        pointer: "/corporateNumber",
        code: "corporate-number",
        params: {},
      },
    ]);
  });

  it.each([undefined, null, "", " 　", 7000012050002])(
    "finds nothing wrong with the number %j: it is none, or another rule's",
    (corporateNumber) => expect(codes({ corporateNumber })).toEqual([]),
  );

  it("leaves a person's fields alone", () => {
    const profile = { corporateNumber: "123" };
    expect(withChosenFields([], offered, { accountType: "individual", profile })).toEqual([]);
  });

  it.each([undefined, null, "", " 　"])("finds %j in a required field's place empty", (tradeName) => {
    const fields = { business: { tradeName: "required" } } as const;
    expect(codes({ tradeName }, fields)).toEqual([["/tradeName", "required"]]);
    expect(codes({ tradeName: 0 }, fields)).toEqual([]);
  });

  it("says one thing of each field, beside what else was found", () => {
    const fields = { business: { corporateNumber: "required", tradeName: "required" } } as const;
    const found = ["/corporateNumber", "/phone", "/tradeName"].map((pointer) => ({
      ...{ pointer, code: "invalid" as const, params: {} },
    }));
    const said = withChosenFields(found, fields, { ...business, profile: { corporateNumber: "123" } });
    expect(said.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      ...["/phone invalid", "/tradeName required", "/corporateNumber corporate-number"],
    ]);
  });

  it("names every required field that is left empty, and no other", () => {
    const fields = {
      business: {
        corporateNumber: "required",
        tradeName: "optional",
        postalCode: "optional",
        address: "required",
        representative: "required",
        department: "required",
        birthDate: "required",
      },
    } as const;
    expect(codes({ department: " ", contact: {}, city: "川崎区" }, fields)).toEqual(
      [
        ...["corporateNumber", "prefecture", "streetAddress"],
        ...["familyName", "givenName", "familyNameKana", "givenNameKana"].map(
          (name) => `representative/${name}`,
        ),
        ...["department", "contact/birthDate"],
      ].map((name) => [`/${name}`, "required"]),
    );
    expect(requiredByChoice({ individual: { birthDate: "required" } }, "individual")).toEqual(["birthDate"]);
    expect(requiredByChoice(undefined, "business")).toEqual([]);
  });

  it("requires a person's address in its parts", () => {
    expect(requiredByChoice({ individual: { address: "required" } }, "individual")).toEqual([
      "prefecture",
      "city",
      "streetAddress",
    ]);
  });

  it("is of fields that may be chosen, each optional or required", () => {
    const choice = {
      business: {
        corporateNumber: "optional",
        tradeName: "required",
        postalCode: "optional",
        address: "required",
        representative: "optional",
        department: "required",
        birthDate: "optional",
      },
      individual: { birthDate: "required", postalCode: "optional", address: "required" },
    };
    const damages = damagesOf(choice).filter(([damage]) => !damage.startsWith("without "));
    expect(profileFields.parse(choice)).toEqual(choice);
    expect(profileFields.parse({})).toEqual({});
    expect(profileFields.parse({ business: {}, individual: {} })).toEqual({ business: {}, individual: {} });
    expect(damages.filter(([, damaged]) => profileFields.safeParse(damaged).success)).toEqual([]);
    expect(profileFields.safeParse({ business: { tradeName: "" } }).success).toBe(false);
  });

  it("offers further fields where they are named, to businesses alone", () => {
    expect(notOffered(undefined, "business")).toEqual(["corporateNumber", "tradeName"]);
    expect(notOffered({ business: { tradeName: "required" } }, "business")).toEqual(["corporateNumber"]);
    expect(notOffered(offered, "individual")).toEqual(["corporateNumber", "tradeName"]);
  });
});
