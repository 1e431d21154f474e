import { describe, expect, it } from "@jest/globals";
import type { ProfileFields } from "../../../../contracts/profile-fields.ts";
import type { StoredState } from "../../../../functions/domain/registration.ts";
import { reviewProfile } from "../../../../functions/use-cases/registration/review-profile.ts";
import {
  aBusinessForm,
  aBusinessProfile,
  anIndividualProfile,
  aRegistration,
  FLOW_SECRET,
} from "../../../../testing/builders.ts";
import { MINUTE, setup } from "../../../../testing/use-cases/setup.ts";

const owner = { id: "registration-1", flowSecret: FLOW_SECRET };

/** A review by the owner of a registration in some state. */
const reviewing = (special: Parameters<typeof aRegistration>[0], profile: unknown) => {
  const world = setup();
  world.registrations.set("registration-1", aRegistration({ state: "verified", ...special }));
  return { world, outcome: reviewProfile(world.dependencies, { ...owner, profile }) };
};

describe("reviewing the form", () => {
  it("answers it as it will be stored, and stores nothing", async () => {
    const typed = {
      ...aBusinessProfile(),
      organizationName: " ｶﾜｻｷ商店 ",
      phone: "０４４－２００－２１１１",
    };
    const { world, outcome } = reviewing({}, typed);
    expect(await outcome).toEqual({
      ok: true,
      value: aBusinessForm({ organizationName: "カワサキ商店", phone: "0442002111" }),
    });
    expect(world.faults.calls).toEqual(["registrations.findWithCode"]);
    expect(world.registrations.get("registration-1")).not.toHaveProperty("profile");
  });

  it("takes the form of the registration's own type of account", async () => {
    expect((await reviewing({ accountType: "individual" }, anIndividualProfile()).outcome).ok).toBe(true);
    expect((await reviewing({ accountType: "individual" }, aBusinessProfile()).outcome).ok).toBe(false);
    expect((await reviewing({ accountType: "business" }, anIndividualProfile()).outcome).ok).toBe(false);
  });

  it("names everything that is wrong at once, by the pointer into the request", async () => {
    const { outcome } = reviewing({}, { postalCode: "12", phone: "110" });
    expect(await outcome).toMatchObject({
      failure: {
        kind: "invalid-input",
        errors: [
          { pointer: "/profile/organizationName", code: "required" },
          { pointer: "/profile/postalCode", code: "postal-code" },
          { pointer: "/profile/phone", code: "phone" },
          { pointer: "/profile/contact/familyName", code: "required" },
          { pointer: "/profile/contact/givenName", code: "required" },
          { pointer: "/profile/contact/familyNameKana", code: "required" },
          { pointer: "/profile/contact/givenNameKana", code: "required" },
        ],
      },
    });
  });

  it("calls a member that it does not know the caller's fault", async () => {
    const { outcome } = reviewing({}, { ...aBusinessProfile(), email: "other@example.jp" });
    expect(await outcome).toMatchObject({
      failure: { kind: "unknown-member", errors: [{ pointer: "/profile/email", code: "unknown-member" }] },
    });
  });

  it.each([undefined, null, "text", 1, [], [aBusinessProfile()]])(
    "refuses what is no form (%j)",
    async (profile) => {
      expect(await reviewing({}, profile).outcome).toMatchObject({ failure: { kind: "invalid-input" } });
    },
  );
});

describe("the form is not taken", () => {
  it.each<[StoredState, string]>([
    ["requested", "not-verified"],
    ["completing", "completion-in-progress"],
    ["completed", "already-completed"],
    ["duplicate", "already-registered"],
  ])("in %s", async (state, kind) => {
    const { outcome } = reviewing({ state }, aBusinessProfile());
    expect(await outcome).toEqual({ ok: false, failure: { kind } });
  });

  it.each<[StoredState, number, object]>([
    ["verified", 30 * MINUTE - 1, { ok: true }],
    ["verified", 30 * MINUTE, { failure: { kind: "expired" } }],
    ["requested", 30 * MINUTE, { failure: { kind: "expired" } }],
    ["completed", 30 * MINUTE, { failure: { kind: "already-completed" } }],
  ])("in %s after %d ms: %j", async (state, afterMs, expected) => {
    const world = setup();
    world.registrations.set("registration-1", aRegistration({ state }));
    world.clock.advance(afterMs);
    const form = { ...owner, profile: aBusinessProfile() };
    expect(await reviewProfile(world.dependencies, form)).toMatchObject(expected);
  });

  describe("with fields that the municipality has chosen", () => {
    const chosen = { business: { corporateNumber: "optional", department: "required" } } as const;
    const review = (profile: unknown, profileFields: ProfileFields | undefined) => {
      const world = setup();
      world.registrations.set("registration-1", aRegistration({ state: "verified" }));
      const dependencies = {
        ...world.dependencies,
        settings: { ...world.dependencies.settings, profileFields },
      };
      return reviewProfile(dependencies, { ...owner, profile });
    };

    it("answers a corporate number as it will be stored", async () => {
      const typed = aBusinessProfile({ corporateNumber: "７０００-０１２０-５０００２" });
      expect(await review(typed, chosen)).toEqual({
        ok: true,
        value: aBusinessForm({ corporateNumber: "7000012050002" }),
      });
    });

    it("names what they break beside everything else", async () => {
      const typed = { ...aBusinessProfile(), department: "", corporateNumber: "1234567890123", phone: "110" };
      expect(await review(typed, chosen)).toMatchObject({
        failure: {
          kind: "invalid-input",
          errors: [
            { pointer: "/profile/phone", code: "phone" },
            { pointer: "/profile/department", code: "required" },
            { pointer: "/profile/corporateNumber", code: "corporate-number" },
          ],
        },
      });
    });

    it.each([
      [undefined, "corporateNumber"],
      [chosen, "tradeName"],
    ])("knows no field that is not offered", async (fields, name) => {
      expect(await review({ ...aBusinessProfile(), [name]: "7000012050002" }, fields)).toMatchObject({
        failure: {
          kind: "unknown-member",
          errors: [{ pointer: `/profile/${name}`, code: "unknown-member" }],
        },
      });
    });
  });
});
