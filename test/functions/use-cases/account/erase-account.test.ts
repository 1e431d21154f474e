import { describe, expect, it } from "@jest/globals";
import type { AccountStatus } from "../../../../functions/domain/account.ts";
import { FAREWELL_WAIT_MS } from "../../../../functions/domain/dormancy.ts";
import { eraseAccount, finishErasing } from "../../../../functions/use-cases/account/erase-account.ts";
import { anAccount, type SpecialAccount } from "../../../../testing/builders.ts";
import { TEN_IN_THE_MORNING as now } from "../../../../testing/fakes/fakes.ts";
import { HOUR, setup } from "../../../../testing/use-cases/setup.ts";

const accountId = "account-1";
const email = "hanako@example.jp";
const user = { email, userSub: "sub-account-1", accountId, registrationId: "registration-1", password: "p" };

function worldWith(special?: SpecialAccount) {
  const world = setup();
  if (special) world.accounts.set(accountId, anAccount(special));
  world.users.set(email, user);
  return world;
}

describe("the end of an account", () => {
  it.each<["dormant" | "withdrawn", AccountStatus]>([
    ["dormant", "dormant"],
    ["withdrawn", "withdrawing"],
  ])("as %s begins with a mail and a message to go on by", async (reason, status) => {
    const world = worldWith({ status, statusAt: now - HOUR });
    expect(await eraseAccount(world.dependencies, accountId, reason)).toBe(true);
    expect(world.accounts.get(accountId)).toMatchObject({
      ...{ status: "erasing", statusAt: now, eraseReason: reason },
    });
    expect(world.mailQueue.messages()).toEqual([{ kind: "farewell", accountId }]);
    expect(world.sweepQueue.messages()).toEqual([{ kind: "erase", accountId }]);
  });

  it.each<["dormant" | "withdrawn", AccountStatus | "gone"]>([
    ["dormant", "gone"],
    ["dormant", "active"],
    ["dormant", "withdrawing"],
    ["dormant", "suspended"],
    ["withdrawn", "gone"],
    ["withdrawn", "active"],
    ["withdrawn", "dormant"],
    ["withdrawn", "frozen"],
    ["withdrawn", "suspended"],
    ["withdrawn", "erasing"],
  ])("as %s does not begin of one that is %s", async (reason, status) => {
    const world = worldWith(status === "gone" ? undefined : { status });
    const before = world.accounts.get(accountId);
    expect(await eraseAccount(world.dependencies, accountId, reason)).toBe(false);
    expect(world.accounts.get(accountId)).toEqual(before);
    expect(world.mailQueue.messages()).toEqual([]);
  });

  it("does not begin where somebody signed in since the account was read", async () => {
    const world = worldWith({ status: "dormant" });
    const ends = { ...world.dependencies.ends, begin: async () => false };
    expect(await eraseAccount({ ...world.dependencies, ends }, accountId, "dormant")).toBe(false);
    expect(world.mailQueue.messages()).toEqual([]);
    expect(world.sweepQueue.messages()).toEqual([]);
  });

  it.each<AccountStatus | "gone">(["gone", "active", "dormant", "withdrawing"])(
    "goes no step on of one that is %s",
    async (status) => {
      const world = worldWith(status === "gone" ? undefined : { status });
      expect(await finishErasing(world.dependencies, accountId)).toBe("settled");
      expect(world.faults.calls).toEqual(["accounts.find"]);
    },
  );

  it("waits a day for its last mail, which is asked for again, and then comes without", async () => {
    const early = worldWith({ status: "erasing", statusAt: now - FAREWELL_WAIT_MS + 1 });
    expect(await finishErasing(early.dependencies, accountId)).toBe("waiting");
    expect(early.mailQueue.messages()).toEqual([{ kind: "farewell", accountId }]);
    expect(early.accounts.has(accountId)).toBe(true);

    const late = worldWith({ status: "erasing", statusAt: now - FAREWELL_WAIT_MS });
    expect(await finishErasing(late.dependencies, accountId)).toBe("erased");
    expect(late.accounts.has(accountId)).toBe(false);
  });

  it("comes as soon as the last mail was sent: the address is held, the user goes, and one event stays", async () => {
    const world = worldWith({ status: "erasing", statusAt: now, farewellSentAt: now });
    expect(await finishErasing(world.dependencies, accountId)).toBe("erased");
    const { emailHmac, hmacKeyId } = await world.dependencies.emailHash(email);
    expect([...world.holds.values()]).toMatchObject([
      { accountId, reason: "withdrawn", until: now + 7 * 24 * HOUR },
    ]);
    expect(world.users.size).toBe(0);
    expect(world.mailQueue.messages()).toEqual([]);
    expect(world.audited).toEqual([
      {
        ...{ event: "account.deleted", outcome: "success", reason: "withdrawn" },
        ...{ accountId, emailHmac, hmacKeyId },
      },
    ]);
  });

  it("says in its event that nobody used the account, where that is why", async () => {
    const world = worldWith({ status: "erasing", eraseReason: "dormant", farewellSentAt: now });
    await finishErasing(world.dependencies, accountId);
    expect(world.audited).toMatchObject([{ event: "account.deleted", reason: "dormant" }]);
    expect(world.tombstones.get(accountId)).toMatchObject({ reason: "dormant", erasedAt: now });
  });

  it("leaves another account's user alone that has the address by now, and does without one that is gone", async () => {
    const world = worldWith({ status: "erasing", farewellSentAt: now, userSub: "" });
    world.users.set(email, { ...user, userSub: "sub-2", accountId: "account-2" });
    expect(await finishErasing(world.dependencies, accountId)).toBe("erased");
    expect(world.users.has(email)).toBe(true);

    const gone = worldWith({ status: "erasing", farewellSentAt: now });
    gone.users.clear();
    expect(await finishErasing(gone.dependencies, accountId)).toBe("erased");
  });

  it("finds the user by its own name, whatever the address is by now, and by the address where it has none", async () => {
    const moved = worldWith({ status: "erasing", farewellSentAt: now, email: "elsewhere@example.jp" });
    await finishErasing(moved.dependencies, accountId);
    expect(moved.users.size).toBe(0);

    const nameless = worldWith({ status: "erasing", farewellSentAt: now, userSub: "" });
    await finishErasing(nameless.dependencies, accountId);
    expect(nameless.users.size).toBe(0);
  });

  it("is not put off a second time where it was never asked for, though an application is open", async () => {
    const world = worldWith({ status: "dormant" });
    const openApplications = { of: async () => ({ open: 1 }) };
    expect(await eraseAccount({ ...world.dependencies, openApplications }, accountId, "dormant")).toBe(false);
    expect(world.audited).toEqual([]);
    expect(world.mailQueue.messages()).toEqual([]);
  });

  it("is not put off where nobody can say whether an application is open: only the next sweep asks again", async () => {
    const world = worldWith({ status: "withdrawing", erasesAt: now });
    const openApplications = { of: async () => "unknown" as const };
    const dependencies = { ...world.dependencies, openApplications };
    expect(await eraseAccount(dependencies, accountId, "withdrawn")).toBe(false);
    expect(world.audited).toEqual([]);
    expect(world.accounts.get(accountId)).toMatchObject({ status: "withdrawing", erasesAt: now });
  });
});
