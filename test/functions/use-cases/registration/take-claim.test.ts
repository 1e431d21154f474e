import { describe, expect, it } from "@jest/globals";
import { isClaimed } from "../../../../functions/use-cases/registration/finish-completion.ts";
import { takeClaim } from "../../../../functions/use-cases/registration/take-claim.ts";
import { aBusinessForm, aRegistration, type SpecialRegistration } from "../../../../testing/builders.ts";
import { setup } from "../../../../testing/use-cases/setup.ts";

const whole = { state: "completing", accountId: "account-1", claimedAt: 0, ...aBusinessForm() } as const;

it.each<[string, SpecialRegistration, boolean]>([
  ["all that it takes", whole, true],
  ["another state", { ...whole, state: "completed" }, false],
  ["no account", { state: "completing", claimedAt: 0, ...aBusinessForm() }, false],
  ["no time", { state: "completing", accountId: "account-1", ...aBusinessForm() }, false],
  ["no form", { state: "completing", accountId: "account-1", claimedAt: 0 }, false],
])("a registration with %s is claimed or not", (_, special, expected) => {
  expect(isClaimed(aRegistration(special))).toBe(expected);
});

describe("a claim", () => {
  const claiming = (applied: object) => {
    const { dependencies } = setup();
    const registrations = { ...dependencies.registrations, apply: async () => applied as never };
    const facts = { flowHash: "f10w", accountId: "account-1", form: aBusinessForm() };
    return takeClaim({ ...dependencies, registrations }, aRegistration({ state: "verified" }), facts);
  };

  it("of a registration that is gone is none", async () => {
    expect(await claiming({ applied: false })).toEqual({ applied: false });
  });

  it("that left the registration unclaimed is none", async () => {
    expect(await claiming({ applied: true, item: aRegistration({ state: "verified" }) })).toEqual({
      applied: false,
    });
  });
});
