import { describe, expect, it } from "@jest/globals";
import { parseProfile } from "../../../functions/use-cases/parse-profile.ts";
import { completeRegistration } from "../../../functions/use-cases/registration/complete-registration.ts";
import { aBusinessProfile } from "../../../testing/builders.ts";
import { aForm, setup } from "../../../testing/use-cases/setup.ts";

const settings = { profileFields: undefined };
const unknown = (pointer: string) => expect.objectContaining({ pointer, code: "unknown-member" });

describe("a field that the municipality has not chosen", () => {
  it("is named once, beside whatever else is wrong", () => {
    const profile = { ...aBusinessProfile({ phone: "x" }), corporateNumber: "no number" };
    const parsed = parseProfile({ settings }, { accountType: "business", profile });
    expect(parsed).toMatchObject({ ok: false, failure: { kind: "unknown-member" } });
    const errors = parsed.ok ? [] : (parsed.failure.errors ?? []);
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual(["/corporateNumber", "/phone"]);
    expect(errors).toContainEqual(unknown("/corporateNumber"));
  });

  it("is named where it stands in the form that completes a registration", async () => {
    const world = setup();
    const flow = await world.verified();
    const profile = { ...aBusinessProfile(), corporateNumber: "7000012050002" };
    const refused = await completeRegistration(world.dependencies, { ...flow, ...aForm({ profile }) });
    expect(refused).toEqual({
      ok: false,
      failure: { kind: "unknown-member", errors: [unknown("/profile/corporateNumber")] },
    });
    expect(world.stored(flow).state).toBe("verified");
  });

  it.each([null, undefined, "text", 7])("is looked for in no form that is %j", async (body) => {
    const world = setup();
    const flow = await world.verified();
    const refused = await completeRegistration(world.dependencies, { ...flow, ...aForm(), body });
    expect(refused).toMatchObject({ ok: false, failure: { kind: "invalid-input" } });
  });
});
