/** What is stored goes to the owner's mailbox, for somebody who cannot sign in: proposed by one, approved by another. */
import { describe, expect, it } from "@jest/globals";
import { EXPORT_HOURS } from "../../../../contracts/mail-links.ts";
import type { Account } from "../../../../functions/domain/account.ts";
import { MAIL_AHEAD_SECONDS } from "../../../../functions/domain/mail-ahead.ts";
import { exportByLink } from "../../../../functions/use-cases/account/export-by-link.ts";
import { approve } from "../../../../functions/use-cases/desk/decide.ts";
import { propose } from "../../../../functions/use-cases/desk/propose.ts";
import { approver, LOST, proposer } from "../../../../testing/use-cases/correction.ts";
import { granted, HOUR, setup } from "../../../../testing/use-cases/setup.ts";

async function proposing() {
  const world = setup();
  const { accountId } = await world.completed({ email: LOST });
  await world.deliverMails();
  const { dependencies } = world;
  const change = (changes: Partial<Account>) => {
    const account = world.accounts.get(accountId);
    // Of the same type of profile.
    if (account) world.accounts.set(accountId, { ...account, ...changes } as Account);
  };
  const wish = () => propose(dependencies, proposer, { accountId, kind: "export" });
  const mailed = async () => {
    world.clock.advance(MAIL_AHEAD_SECONDS * 1000);
    await world.deliverMails();
    return world.outbox.filter(({ about }) => about.kind === "export-link");
  };
  const approved = async () => {
    const proposal = granted(await wish());
    const done = granted(await approve(dependencies, approver, proposal));
    const mails = await mailed();
    const [, token = ""] = /\/links\/export#([\w-]+)/.exec(mails.at(-1)?.mail.text ?? "") ?? [];
    return { done, mails, token };
  };
  const download = (token: string) => exportByLink(dependencies, { token, format: "csv" });
  return { world, accountId, dependencies, change, wish, mailed, approved, download };
}

const linkDead = { ok: false, failure: { kind: "link-dead" } };

describe("an export by the desk", () => {
  it("is a link in a mail to the owner, by which all that is stored is had, again and again for a day", async () => {
    const { world, accountId, approved, download } = await proposing();
    const { done, mails, token } = await approved();
    expect(done).toMatchObject({ kind: "export", state: "executed" });
    expect(mails.map(({ to }) => to)).toEqual([LOST]);
    for (const _ of [1, 2]) {
      const { account, sessions } = granted(await download(token));
      expect(account).toMatchObject({ accountId, email: LOST });
      expect(sessions).toMatchObject([{ isCurrent: false, isLive: true }]);
    }
    expect(world.audited.slice(-1)).toMatchObject([{ event: "account.exported", reason: "csv", accountId }]);
    world.clock.advance(EXPORT_HOURS * HOUR);
    expect(await download(token)).toMatchObject(linkDead);
  });

  it("is not mailed unless it was approved", async () => {
    const { world, wish, mailed, dependencies } = await proposing();
    const proposal = granted(await wish());
    expect(await approve(dependencies, proposer, proposal)).toMatchObject({
      failure: { kind: "own-proposal" },
    });
    world.faults.failNext("deskAccounts.approve", "before");
    await expect(approve(dependencies, approver, proposal)).rejects.toThrow();
    expect(await mailed()).toEqual([]);
  });

  it.each(["frozen", "withdrawing", "erasing"] as const)(
    "is not proposed of one that is %s",
    async (status) => {
      const { change, wish } = await proposing();
      change({ status });
      expect(await wish()).toMatchObject({ failure: { kind: "wrong-state", state: status } });
    },
  );

  it("is not proposed while the owner of another address may say that it is theirs", async () => {
    const { world, change, wish } = await proposing();
    const emailChange = { changeId: "c", previousEmail: "old@example.jp", email: LOST };
    change({ emailChange: { ...emailChange, changedAt: 0, undoUntil: world.clock() + 1 } });
    expect(await wish()).toMatchObject({ failure: { kind: "wrong-state", state: "email-change-recent" } });
  });

  it("ends with the mailbox that it was mailed to, with the account, and where it is disputed whose it is", async () => {
    const { world, accountId, change, approved, download } = await proposing();
    const { token } = await approved();
    const account = world.accounts.get(accountId);
    for (const status of ["frozen", "erasing"] as const) {
      change({ status });
      expect(await download(token)).toMatchObject(linkDead);
    }
    if (account) world.accounts.set(accountId, account);
    granted(await download(token));
    const now = world.clock();
    const emailChange = { changeId: "c", previousEmail: LOST, email: "new@example.jp" };
    change({ email: "new@example.jp", emailChange: { ...emailChange, changedAt: now, undoUntil: now + 1 } });
    expect(await download(token)).toMatchObject(linkDead);
  });

  it("counts with what its owner downloads", async () => {
    const { approved, download } = await proposing();
    const { token } = await approved();
    for (let times = 1; times <= 10; times += 1) granted(await download(token));
    expect(await download(token)).toMatchObject({ failure: { kind: "limit-reached" } });
  });

  it("is had by no other link", async () => {
    const { download } = await proposing();
    expect(await download("unknown")).toMatchObject(linkDead);
  });
});
