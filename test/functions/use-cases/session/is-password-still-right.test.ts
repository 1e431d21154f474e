import { expect, it } from "@jest/globals";
import { isPasswordStillRight } from "../../../../functions/use-cases/session/is-password-still-right.ts";
import { anAccount } from "../../../../testing/builders.ts";

const CHANGED = 1_000_400;
/** The change with the clocks' difference, up to the next whole second. */
const KNOWN = 1_006_000;

it.each<[string, number | undefined, number, boolean]>([
  ["never changed", undefined, KNOWN, false],
  ["changed long before", CHANGED, KNOWN + 1, false],
  ["changed at that time", CHANGED, KNOWN, true],
  ["changed meanwhile", CHANGED, CHANGED, true],
])(
  "a password that was %s is asked about once more where that may matter",
  async (_, at, authenticatedAt, asks) => {
    for (const isRight of [true, false]) {
      const asked: unknown[] = [];
      const user = { userSub: "sub-1", accountId: "account-1", registrationId: "r", authenticatedAt };
      const users = {
        authenticate: async (...who: unknown[]) => {
          asked.push(who);
          return isRight ? user : undefined;
        },
      };
      const account = anAccount(at === undefined ? {} : { passwordChangedAt: at });
      expect(await isPasswordStillRight(users, account, user, "secret")).toBe(isRight || !asks);
      expect(asked).toEqual(asks ? [["sub-1", "secret"]] : []);
    }
  },
);
