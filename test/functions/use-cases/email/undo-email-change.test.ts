import { describe, expect, it } from "@jest/globals";
import { requestWithdrawal } from "../../../../functions/use-cases/account/request-withdrawal.ts";
import { signedInAccount } from "../../../../functions/use-cases/account/signed-in-account.ts";
import { completeReset } from "../../../../functions/use-cases/password/complete-reset.ts";
import { startReset } from "../../../../functions/use-cases/password/start-reset.ts";
import { signIn } from "../../../../functions/use-cases/session/sign-in.ts";
import { type Changed, changed, NEW, OLD } from "../../../../testing/use-cases/email-change.ts";
import { aClient, granted, HOUR, PASSWORD, type World } from "../../../../testing/use-cases/setup.ts";

const DAY = 24 * HOUR;
const dead = { ok: false, failure: { kind: "link-dead" } };
const ofUsers = (world: World) => [...world.users.values()].map(({ email }) => email);
const enter = (world: World, email: string) =>
  signIn(world.dependencies, { email, password: PASSWORD, clientIp: "192.0.2.9", client: aClient });

describe("undoing a change of a person's address", () => {
  it("gives the address back, and voids password and sessions", async () => {
    const { world, press, accountId, newSessionToken } = await changed();
    expect(granted(await press())).toEqual({ state: "reverted" });
    expect(ofUsers(world)).toEqual([OLD]);
    const account = world.accounts.get(accountId);
    expect(account).toMatchObject({ email: OLD, passwordChangedAt: world.clock(), deviceEpoch: 2 });
    expect(account?.emailChange).toBeUndefined();
    const seen = await signedInAccount(world.dependencies, { sessionToken: newSessionToken });
    expect(seen).toMatchObject({ ok: false, failure: { kind: "not-signed-in" } });
    for (const email of [OLD, NEW])
      expect(await enter(world, email)).toMatchObject({ failure: { kind: "sign-in-failed" } });
    expect(world.holds.size).toBe(0);
  });

  it("is reported to both addresses and to the auditor, and the mailbox leads to a new password", async () => {
    const { world, press, accountId, changeId } = await changed();
    const from = world.audited.length;
    granted(await press());
    await world.deliverMails();
    expect(world.outbox.map(({ to, mail }) => [to, mail.subject])).toEqual([
      [OLD, expect.stringContaining("メールアドレスの変更を取り消しました")],
      [NEW, expect.stringContaining("メールアドレスの変更が取り消されました")],
    ]);
    expect(world.outbox[0]?.mail.text).toContain("/password/reset");
    const { emailHash } = world.dependencies;
    expect(world.audited.slice(from)).toContainEqual({
      ...{ event: "account.email-change-undone", outcome: "success", flowId: changeId, accountId },
      ...(await emailHash(OLD)),
      previousEmailHmac: (await emailHash(NEW)).emailHmac,
    });
    expect(world.auditedSince(from)).toEqual(expect.arrayContaining(["session.ended", "hold.released"]));
  });

  it("stops the account instead where the address before has become somebody else's", async () => {
    const { world, press, accountId } = await changed();
    // A registration that was claimed before the hold.
    const taken = { email: OLD, userSub: "sub-2", accountId: "2", registrationId: "2", password: "x" };
    world.users.set(OLD, taken);
    expect(granted(await press())).toEqual({ state: "frozen" });
    expect(world.accounts.get(accountId)).toMatchObject({ status: "frozen", email: NEW });
    expect(world.users.get(OLD)).toEqual(taken);
  });

  it("makes worthless a code for a new password that the later address got before", async () => {
    const { world, press } = await changed();
    const flows = world.dependencies.resets;
    const dependencies = { ...world.dependencies, flows };
    const { flow, flowSecret } = granted(
      await startReset(dependencies, { email: NEW, language: "ja", clientIp: "192.0.2.7" }),
    );
    await world.deliverMails();
    const code = world.codeFor(flow);
    const { verifyCode } = await import("../../../../functions/use-cases/flow/verify-code.ts");
    granted(await verifyCode(dependencies, { id: flow.id, flowSecret, code, clientIp: "192.0.2.7" }));
    granted(await press());
    const password = "Kamome-to-Nami-2027";
    const completed = await completeReset(dependencies, {
      ...{ id: flow.id, flowSecret, language: "ja", clientIp: "192.0.2.7" },
      body: { password, passwordConfirmation: password },
      client: aClient,
    } as Parameters<typeof completeReset>[1]);
    expect(completed.ok).toBe(false);
  });

  it("is followed by another change as soon as its owner likes", async () => {
    const { world, press, accountId, start } = await changed();
    granted(await press());
    await world.dependencies.users.setPassword(`sub-${accountId}`, PASSWORD);
    world.clock.advance(2000);
    const { sessionToken } = granted(await enter(world, OLD));
    granted(await start({ sessionToken }));
  });
});

describe("disputing a change of a business's address", () => {
  it("stops the account, and leaves the address as it is", async () => {
    const { world, press, accountId, newSessionToken, token, changeId } = await changed("business");
    expect(token).toMatch(/^business-/);
    const from = world.audited.length;
    expect(granted(await press())).toEqual({ state: "frozen" });
    expect(ofUsers(world)).toEqual([NEW]);
    expect(world.accounts.get(accountId)).toMatchObject({
      status: "frozen",
      statusAt: world.clock(),
      email: NEW,
    });
    const seen = await signedInAccount(world.dependencies, { sessionToken: newSessionToken });
    expect(seen).toMatchObject({ failure: { kind: "not-signed-in" } });
    expect(await enter(world, NEW)).toMatchObject({ failure: { kind: "account-stopped" } });
    expect(await enter(world, OLD)).toMatchObject({ failure: { kind: "sign-in-failed" } });
    await world.deliverMails();
    expect(world.outbox.map(({ to, mail }) => [to, mail.subject])).toEqual(
      [OLD, NEW].map((to) => [to, expect.stringContaining("アカウントの利用を停止しました")]),
    );
    const { emailHash } = world.dependencies;
    expect(world.audited.slice(from)).toContainEqual({
      ...{ event: "account.email-change-frozen", outcome: "success", flowId: changeId, accountId },
      ...(await emailHash(NEW)),
      previousEmailHmac: (await emailHash(OLD)).emailHmac,
    });
  });

  it("does nothing to an account that the city has stopped", async () => {
    const { world, press, accountId } = await changed("business");
    const account = world.accounts.get(accountId);
    if (account) world.accounts.set(accountId, { ...account, status: "suspended" });
    const before = world.accounts.get(accountId);
    expect(await press()).toEqual(dead);
    expect(world.accounts.get(accountId)).toEqual(before);
  });
});

describe.each(["individual", "business"] as const)("the link of a change of address (%s)", (accountType) => {
  it.each<[string, (all: Changed) => unknown, (token: string) => string]>([
    ["pressed before", ({ press }) => press(), (token) => token],
    ["older than seven days", ({ world }) => world.clock.advance(7 * DAY), (token) => token],
    ["unknown", () => {}, () => "t0ken"],
    [
      "whose mark was taken away or added",
      () => {},
      (token) => `business-${token}`.replace(/^business-business-/, ""),
    ],
    ["of an account that was erased", ({ world }) => world.accounts.clear(), (token) => token],
    [
      "of an older change",
      ({ world, accountId }) => {
        const account = world.accounts.get(accountId);
        if (account?.emailChange)
          world.accounts.set(accountId, {
            ...account,
            emailChange: { ...account.emailChange, changeId: "later" },
          });
      },
      (token) => token,
    ],
  ])("is dead: %s", async (_, happens, pressedWith) => {
    const all = await changed(accountType);
    const { world, accountId } = all;
    await happens(all);
    const seen = () => ({
      account: world.accounts.get(accountId),
      users: ofUsers(world),
      audited: world.audited.length,
      followUps: world.followUps.messages(),
    });
    const before = seen();
    expect(await all.press(pressedWith(all.token))).toEqual(dead);
    expect(seen()).toEqual(before);
  });

  it("is good until the seventh day is over", async () => {
    const { world, press } = await changed(accountType);
    world.clock.advance(7 * DAY - 1);
    granted(await press());
  });

  it("is taken once of two at the same time", async () => {
    const { press } = await changed(accountType);
    const answers = await Promise.all([press(), press()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual(dead);
  });

  it("is one of two if the mail came twice, and the other is dead after it", async () => {
    const { world, press, accountId, changeId, token } = await changed(accountType);
    await world.dependencies.mailQueue.requestEmailChanged({ accountId, changeId, to: "previous" });
    await world.deliverMails();
    const [, second = ""] = /\/links\/email-undo#([\w-]+)/.exec(world.outbox.at(-1)?.mail.text ?? "") ?? [];
    expect(second).not.toBe(token);
    granted(await press(second));
    expect(await press(token)).toEqual(dead);
  });

  it("comes to the address before alone", async () => {
    const { world, accountId, changeId } = await changed(accountType);
    await world.dependencies.mailQueue.requestEmailChanged({ accountId, changeId, to: "new" });
    await world.deliverMails();
    expect(world.outbox.at(-1)?.mail.text).not.toContain("/links/");
  });
});

it("an account is not asked to end while a change of its address may be undone", async () => {
  const { world, newSessionToken: sessionToken } = await changed();
  const ask = () => requestWithdrawal(world.dependencies, { sessionToken });
  const retryAt = world.clock() + 7 * DAY;
  expect(await ask()).toEqual({ ok: false, failure: { kind: "email-change-recent", retryAt } });
});
