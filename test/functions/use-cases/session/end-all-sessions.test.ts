import { describe, expect, it } from "@jest/globals";
import type { Account } from "../../../../functions/domain/account.ts";
import { endAllSessions } from "../../../../functions/use-cases/session/end-all-sessions.ts";
import { anAccount } from "../../../../testing/builders.ts";

/** Accounts whose epoch others raise so many times before us. */
function setup(others: number, found: (epoch: number) => Account | undefined) {
  const raised: unknown[] = [];
  return {
    raised,
    accounts: {
      raiseEpoch: async (...raise: unknown[]) => raised.push(raise) > others,
      find: async () => found(raised.length),
    },
  };
}
const at = (sessionEpoch: number) => anAccount({ sessionEpoch });

describe("ending all sessions of an account", () => {
  it("raises its epoch, and says since when its password is another", async () => {
    const { accounts, raised } = setup(0, at);
    expect(await endAllSessions(accounts, at(3), { passwordChangedAt: 7 })).toEqual(
      anAccount({ sessionEpoch: 4, passwordChangedAt: 7 }),
    );
    expect(raised).toEqual([["account-1", { epoch: 4, passwordChangedAt: 7 }]]);
  });

  it("leaves the time of the password alone where that is the same", async () => {
    const { accounts, raised } = setup(0, at);
    expect(await endAllSessions(accounts, anAccount({ passwordChangedAt: 7 }))).toEqual(
      anAccount({ sessionEpoch: 1, passwordChangedAt: 7 }),
    );
    expect(raised).toEqual([["account-1", { epoch: 1 }]]);
  });

  it("raises it above what others have raised it to meanwhile, up to four times", async () => {
    const { accounts, raised } = setup(4, at);
    expect(await endAllSessions(accounts, at(0))).toEqual(at(5));
    expect(raised).toHaveLength(5);
  });

  it("forgets the browsers where that is asked for, and says so", async () => {
    const { accounts, raised } = setup(1, at);
    expect(await endAllSessions(accounts, at(0), { forgetsDevices: true })).toEqual(
      anAccount({ sessionEpoch: 2, deviceEpoch: 2 }),
    );
    expect(raised.at(-1)).toStrictEqual(["account-1", { epoch: 2, forgetsDevices: true }]);
  });

  it("leaves the browsers known where nothing is said of them", async () => {
    const { accounts } = setup(0, at);
    expect(await endAllSessions(accounts, at(0))).toStrictEqual(at(1));
  });

  it("brings a dormant account back into use, which others learn of, and no other", async () => {
    const requested: unknown[] = [];
    const followUps = { requestEvent: async (event: unknown) => void requested.push(event) };
    const revival = { followUps, at: 9 };
    const event = { type: "AccountRestored", sequence: 2, at: 9 } as const;
    const awake = setup(0, at);
    await endAllSessions(awake.accounts, at(0), { revival });
    expect(awake.raised).toStrictEqual([["account-1", { epoch: 1 }]]);
    expect(requested).toEqual([]);

    const asleep = setup(0, at);
    await endAllSessions(asleep.accounts, anAccount({ status: "dormant" }), { revival });
    expect(asleep.raised).toEqual([
      ["account-1", { epoch: 1, revival: { event, before: {}, log: [event] } }],
    ]);
    expect(requested).toEqual([{ accountId: "account-1", ...event }]);
  });

  it.each<[string, number, (epoch: number) => Account | undefined, number]>([
    ["where others go on and on", 5, at, 5],
    ["of an account that is gone", 1, () => undefined, 1],
  ])("is an error %s", async (_, others, found, times) => {
    const { accounts, raised } = setup(others, found);
    await expect(endAllSessions(accounts, at(0))).rejects.toThrow("could not be ended");
    expect(raised).toHaveLength(times);
  });
});
