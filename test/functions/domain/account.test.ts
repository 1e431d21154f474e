import { describe, expect, it } from "@jest/globals";
import {
  type AccountStatus,
  accountStatuses,
  ERASED,
  freezable,
  isLive,
  refusalOf,
  statusOf,
} from "../../../functions/domain/account.ts";
import { anAccount, aSession } from "../../../testing/builders.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";

describe("an account", () => {
  it("without a status is active", () => expect(statusOf({})).toBe("active"));

  it("that was erased is known by the status that its tombstone was stored with", () => {
    expect(ERASED).toBe("erased");
    expect(accountStatuses).not.toContain(ERASED);
  });

  it.each<[AccountStatus, boolean]>([
    ["active", true],
    ["dormant", true],
    ["frozen", true],
    // Its end, or its stop, stays what it is.
    ["withdrawing", false],
    ["suspended", false],
    ["erasing", false],
  ])("that is %s is frozen when it is disputed whose it is: %s", (status, isFrozen) => {
    expect(freezable.includes(status)).toBe(isFrozen);
  });

  it.each<[AccountStatus, ReturnType<typeof refusalOf>]>([
    ["active", undefined],
    ["withdrawing", undefined],
    ["suspended", "account-stopped"],
    ["frozen", "account-stopped"],
    ["dormant", "account-dormant"],
    ["erasing", "account-stopped"],
  ])(
    "that is %s refuses a right password as %s, and is open to no earlier session either",
    (status, refusal) => {
      const account = anAccount({ status });
      expect(refusalOf(account)).toBe(refusal);
      const session = aSession({ idleExpiresAt: NOW + 1, absoluteExpiresAt: NOW + 1 });
      expect(isLive(account, session, NOW)).toBe(refusal === undefined);
    },
  );
});

describe("a session", () => {
  it.each([
    [1, 1, true],
    [0, 1, false],
    [1, 0, false],
  ])("that idles out in %d ms and ends in %d ms is live: %s", (idleMs, absoluteMs, live) => {
    const session = aSession({ idleExpiresAt: NOW + idleMs, absoluteExpiresAt: NOW + absoluteMs });
    expect(isLive(anAccount(), session, NOW)).toBe(live);
  });

  it.each([
    [undefined, 0, true],
    [1, 1, true],
    [1, 0, false],
    [0, 1, false],
  ])("of an account whose epoch is %s is live with epoch %d: %s", (sessionEpoch, epoch, live) => {
    const account = anAccount(sessionEpoch === undefined ? {} : { sessionEpoch });
    const session = aSession({ epoch, idleExpiresAt: NOW + 1, absoluteExpiresAt: NOW + 1 });
    expect(isLive(account, session, NOW)).toBe(live);
  });
});
