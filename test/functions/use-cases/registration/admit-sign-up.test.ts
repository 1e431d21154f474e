import { describe, expect, it } from "@jest/globals";
import { admitSignUp } from "../../../../functions/use-cases/registration/admit-sign-up.ts";
import {
  aBusinessProfile,
  aRegistration,
  type SpecialBusinessRegistration,
} from "../../../../testing/builders.ts";
import { setup } from "../../../../testing/use-cases/setup.ts";

const claimed = {
  state: "completing",
  accountId: "account-1",
  claimedAt: 1,
  profile: aBusinessProfile(),
} as const;
const user = {
  registrationId: "registration-1",
  email: "hanako@example.jp",
  emailHmac: "hash of hanako",
  accountId: "account-1",
};

const asked = (special: SpecialBusinessRegistration, other: Partial<typeof user> = {}) => {
  const world = setup();
  world.registrations.set("registration-1", aRegistration({ ...claimed, ...special }));
  return admitSignUp(world.dependencies, { ...user, ...other });
};

describe("a sign-up", () => {
  it("is admitted for the claimed registration's own address and account id", async () => {
    expect(await asked({})).toBe(true);
  });

  it.each([
    [1, false],
    [0, true],
  ])("whose address is held for another %d ms is admitted: %s", async (leftMs, isAdmitted) => {
    const world = setup();
    world.registrations.set("registration-1", aRegistration(claimed));
    const until = world.clock() + leftMs;
    await world.dependencies.holds.set(
      user.emailHmac,
      { accountId: "account-0", reason: "changed", until },
      0,
    );
    expect(await admitSignUp(world.dependencies, user)).toBe(isAdmitted);
  });

  it.each(["requested", "verified", "completed", "duplicate"] as const)(
    "is refused while the registration is %s",
    async (state) => expect(await asked({ state })).toBe(false),
  );

  it.each([
    ["another address", { email: "attacker@example.jp" }],
    ["the address in another spelling", { email: "Hanako@example.jp" }],
    ["another account id", { accountId: "account-2" }],
    ["no account id", { accountId: "" }],
    ["an unknown registration", { registrationId: "registration-2" }],
  ])("is refused for %s", async (_, other) => expect(await asked({}, other)).toBe(false));
});
