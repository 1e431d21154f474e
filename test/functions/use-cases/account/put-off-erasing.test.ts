import { describe, expect, it } from "@jest/globals";
import { eraseAccount } from "../../../../functions/use-cases/account/erase-account.ts";
import { putOffErasing } from "../../../../functions/use-cases/account/put-off-erasing.ts";
import type { OpenApplications } from "../../../../functions/use-cases/ports.ts";
import { setup } from "../../../../testing/use-cases/setup.ts";

const DAY = 86_400_000;

/** An account whose time has come, in the sweep. */
async function due(answer: Awaited<ReturnType<OpenApplications["of"]>> | undefined) {
  const world = setup();
  const { accountId } = await world.completed();
  const account = world.accounts.get(accountId);
  if (!account) throw new Error("there is no account");
  world.accounts.set(accountId, {
    ...account,
    ...{ status: "withdrawing", statusAt: world.clock() - 7 * DAY, erasesAt: world.clock() },
  });
  world.outbox.length = 0;
  const openApplications = answer === undefined ? undefined : { of: async () => answer };
  const dependencies = { ...world.dependencies, openApplications };
  return { world, accountId, erase: () => eraseAccount(dependencies, accountId, "withdrawn") };
}

describe("an account whose owner asked for its end, when the time has come,", () => {
  it.each([
    ["ends where nobody is to be asked", undefined],
    ["ends where no application is open", { open: 0 }],
  ])("%s", async (_, answer) => {
    const { world, accountId, erase } = await due(answer);
    expect(await erase()).toBe(true);
    expect(world.accounts.get(accountId)).toMatchObject({ status: "erasing" });
  });

  it("is put off by seven days while an application is open, and its owner is sent a mail", async () => {
    const { world, accountId, erase } = await due({ open: 1 });
    const recorded = world.audited.length;
    expect(await erase()).toBe(false);
    expect(world.accounts.get(accountId)).toMatchObject({
      status: "withdrawing",
      erasesAt: world.clock() + 7 * DAY,
    });
    expect(world.audited.slice(recorded)).toEqual([
      {
        ...{ event: "account.withdrawal-postponed", outcome: "success" },
        ...{ reason: "applications-open", accountId },
      },
    ]);
    world.clock.advance(11_000);
    await world.deliverMails();
    expect(world.outbox.map(({ mail }) => mail.subject)).toEqual([
      expect.stringContaining("利用者登録の廃止を延期しました"),
    ]);
  });

  it("is not erased either by whoever does not look whether it was written that it is put off", async () => {
    const { world, accountId } = await due(undefined);
    const account = world.accounts.get(accountId);
    if (!account) throw new Error("there is no account");
    const openApplications = { of: async () => ({ open: 1 }) };
    expect(await putOffErasing({ ...world.dependencies, openApplications }, account)).toBe(true);
  });

  it("waits for the next sweep where nobody can say so", async () => {
    const { world, accountId, erase } = await due("unknown");
    const before = world.accounts.get(accountId);
    expect(await erase()).toBe(false);
    expect(world.accounts.get(accountId)).toEqual(before);
  });
});

describe("a dormant account", () => {
  it.each([
    ["that nobody is asked about ends", undefined, "erasing"],
    ["without open applications ends", { open: 0 }, "erasing"],
    ["with an open application stays", { open: 2 }, "dormant"],
    ["of which nobody can say so stays", "unknown", "dormant"],
  ] as const)("%s", async (_, answer, status) => {
    const world = setup();
    const { accountId } = await world.completed();
    const account = world.accounts.get(accountId);
    if (!account) throw new Error("there is no account");
    world.accounts.set(accountId, { ...account, status: "dormant" });
    world.outbox.length = 0;
    const openApplications = answer && { of: async () => answer };
    const isBegun = await eraseAccount({ ...world.dependencies, openApplications }, accountId, "dormant");
    expect(isBegun).toBe(status === "erasing");
    expect(world.accounts.get(accountId)?.status).toBe(status);
    world.clock.advance(11_000);
    await world.deliverMails();
    // Its owner has not asked for the end, and gets no mail about it.
    expect(world.outbox.map(({ about }) => about.kind)).toEqual(status === "erasing" ? ["farewell"] : []);
  });
});
