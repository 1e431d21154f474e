import { describe, expect, it } from "@jest/globals";
import { statusOf } from "../../../../functions/domain/account.ts";
import { writtenOf } from "../../../../functions/domain/account-event.ts";
import { accountAnswer } from "../../../../functions/http/account-answer.ts";
import { cancelWithdrawal } from "../../../../functions/use-cases/account/cancel-withdrawal.ts";
import { requestWithdrawal } from "../../../../functions/use-cases/account/request-withdrawal.ts";
import { signedInAccount } from "../../../../functions/use-cases/account/signed-in-account.ts";
import { updateAccount } from "../../../../functions/use-cases/account/update-account.ts";
import type { OpenApplications } from "../../../../functions/use-cases/ports.ts";
import { signIn } from "../../../../functions/use-cases/session/sign-in.ts";
import { aStep } from "../../../../testing/builders.ts";
import { aClient, granted, MINUTE, PASSWORD, setup } from "../../../../testing/use-cases/setup.ts";

const DAY = 86_400_000;
const email = "hanako@example.jp";

async function signedIn(openApplications?: OpenApplications) {
  const world = setup();
  const dependencies = { ...world.dependencies, openApplications };
  const { accountId, sessionToken } = await world.completed();
  world.outbox.length = 0;
  return {
    ...{ world, accountId, sessionToken },
    request: (special = {}) => requestWithdrawal(dependencies, { sessionToken, ...special }),
    cancel: () => cancelWithdrawal(dependencies, { sessionToken }),
    show: async () =>
      accountAnswer(
        granted(await signedInAccount(dependencies, { sessionToken })),
        dependencies.settings,
        world.clock(),
      ).body,
    correct: () => updateAccount(dependencies, { sessionToken, patch: { department: "x" } }),
    stored: () => world.accounts.get(accountId),
    /** What waits in the mail queue, and comes some seconds later. */
    async mails() {
      world.clock.advance(11_000);
      await world.deliverMails();
      return world.outbox.map(({ to, mail }) => `${to}: ${mail.subject}`);
    },
  };
}

const refused = (failure: object) => ({ ok: false, failure });
const pending = refused({ kind: "withdrawal-pending" });

describe("the owner of an account", () => {
  it("asks for its end, which comes seven days later, and is sent a mail", async () => {
    const { world, accountId, request, stored, mails, show } = await signedIn();
    const before = stored();
    const recorded = world.audited.length;
    const now = world.clock();
    expect(await request({ reason: "duplicate" })).toEqual({ ok: true, value: { erasesAt: now + 7 * DAY } });
    expect(stored()).toEqual({
      ...before,
      ...{ status: "withdrawing", statusAt: now, erasesAt: now + 7 * DAY, withdrawalReason: "duplicate" },
      ...writtenOf(aStep(before, { type: "AccountWithdrawalRequested", at: now, erasesAt: now + 7 * DAY })),
    });
    expect(world.audited.slice(recorded)).toEqual([
      { event: "account.withdrawal-requested", outcome: "success", reason: "duplicate", accountId },
      { event: "mail.queued", outcome: "success", reason: "withdrawal-requested", accountId },
    ]);
    expect(await mails()).toEqual([expect.stringMatching(`${email}: .*利用者登録の廃止を受け付けました`)]);
    expect(await show()).toMatchObject({
      withdrawal: { erasesAt: new Date(now + 7 * DAY).toISOString() },
    });
  });

  it("may do nothing meanwhile but look and take it back, in whatever session", async () => {
    const { world, request, cancel, correct, stored, show } = await signedIn();
    const before = stored();
    granted(await request());
    expect(await correct()).toEqual(pending);
    expect(await request()).toEqual(pending);
    const sign = { email, password: PASSWORD, clientIp: "192.0.2.1", client: aClient };
    const { sessionToken } = granted(await signIn(world.dependencies, sign));
    expect((await signedInAccount(world.dependencies, { sessionToken })).ok).toBe(true);

    world.clock.advance(MINUTE);
    const recorded = world.audited.length;
    expect((await cancel()).ok).toBe(true);
    expect(world.auditedSince(recorded)).toEqual(["account.withdrawal-cancelled"]);
    const { signIns, lastSignInAt, eventSequence, eventLog, ...rest } = stored() ?? {};
    expect({ ...rest, eventSequence: 1 }).toEqual({ ...before, statusAt: world.clock() });
    expect(eventLog?.map(({ type }) => type)).toEqual(["AccountWithdrawalRequested", "AccountRestored"]);
    expect(await show()).not.toHaveProperty("withdrawal");
    expect((await correct()).ok).toBe(true);
  });

  it("who takes back what was never asked for changes nothing", async () => {
    const { world, cancel, stored } = await signedIn();
    const [before, recorded] = [stored(), world.audited.length];
    expect((await cancel()).ok).toBe(true);
    expect(stored()).toEqual(before);
    expect(world.auditedSince(recorded)).toEqual([]);
  });

  it("asks again after taking it back, and the mail of the first request is not sent any more", async () => {
    const { world, request, cancel, mails } = await signedIn();
    granted(await request());
    granted(await cancel());
    expect(await mails()).toEqual([]);
    world.clock.advance(MINUTE);
    granted(await request());
    expect(await mails()).toHaveLength(1);
  });

  it("gives the password anew first, if that was long ago", async () => {
    const { world, request, stored } = await signedIn();
    world.clock.advance(11 * MINUTE);
    expect(await request()).toEqual(refused({ kind: "reauthentication-required", methods: ["password"] }));
    expect(stored()).not.toHaveProperty("status");
  });

  it("waits until a change of address can't be undone any more", async () => {
    const { world, accountId, request, stored } = await signedIn();
    const before = stored();
    if (!before) throw new Error("there is no account");
    const undoUntil = world.clock() + MINUTE;
    const emailChange = {
      ...{ changeId: "change", previousEmail: "old@example.jp", email: before.email },
      ...{ changedAt: world.clock(), undoUntil },
    };
    world.accounts.set(accountId, { ...before, emailChange });
    expect(await request()).toEqual(refused({ kind: "email-change-recent", retryAt: undoUntil }));
    expect(statusOf(stored() ?? before)).toBe("active");
    world.clock.advance(MINUTE);
    expect((await request()).ok).toBe(true);
  });

  it("is signed in", async () => {
    const { request } = await signedIn();
    expect(await request({ sessionToken: undefined })).toEqual(refused({ kind: "not-signed-in" }));
  });
});

describe("an account whose applications the city knows", () => {
  it.each<[string, Awaited<ReturnType<OpenApplications["of"]>>, object | undefined]>([
    ["none is open ends", { open: 0 }, undefined],
    ["two are open does not", { open: 2 }, { kind: "applications-open", count: 2 }],
    ["nobody can say so does not", "unknown", { kind: "applications-unknown" }],
  ])("of which %s", async (_, answer, failure) => {
    const asked: string[] = [];
    const { world, accountId, request, stored } = await signedIn({
      async of(id) {
        asked.push(id);
        return answer;
      },
    });
    const recorded = world.audited.length;
    const outcome = await request();
    expect(asked).toEqual([accountId]);
    if (!failure) return expect(outcome.ok).toBe(true);
    expect(outcome).toEqual(refused(failure));
    expect(stored()).not.toHaveProperty("status");
    expect(world.auditedSince(recorded)).toEqual([]);
  });
});

describe("a request that breaks off", () => {
  it.each(["accounts.requestWithdrawal", "mailQueue.requestWithdrawalNotice"])(
    "before %s is made again, with one mail",
    async (call) => {
      const { world, request, mails, stored } = await signedIn();
      world.faults.failNext(call, "before");
      await expect(request()).rejects.toThrow();
      expect(stored()).not.toHaveProperty("status");
      world.clock.advance(1);
      granted(await request());
      expect(await mails()).toHaveLength(1);
    },
  );

  it("after the write has taken effect, and its mail comes", async () => {
    const { world, request, mails, stored } = await signedIn();
    world.faults.failNext("accounts.requestWithdrawal", "after");
    await expect(request()).rejects.toThrow();
    expect(statusOf(stored() ?? {})).toBe("withdrawing");
    expect(await request()).toEqual(pending);
    expect(await mails()).toHaveLength(1);
  });

  it.each(["suspended", "frozen", "dormant"] as const)(
    "as the account becomes %s meanwhile leaves it so",
    async (status) => {
      const { world, accountId, request, stored, mails } = await signedIn();
      world.faults.pauseWith(async (call) => {
        const account = world.accounts.get(accountId);
        if (call === "mailQueue.requestWithdrawalNotice" && account)
          world.accounts.set(accountId, { ...account, status });
      });
      expect(await request()).toEqual(pending);
      expect(stored()).toMatchObject({ status });
      expect(await mails()).toEqual([]);
    },
  );
});

describe("a wish for the end of an account", () => {
  it("is taken back by whoever is signed in", async () => {
    const { world } = await signedIn();
    const cancelled = await cancelWithdrawal(world.dependencies, { sessionToken: undefined });
    expect(cancelled).toEqual(refused({ kind: "not-signed-in" }));
  });

  it("is not taken back of an account whose end begins at that moment", async () => {
    const { world, sessionToken, request } = await signedIn();
    granted(await request());
    const accounts = { ...world.dependencies.accounts, cancelWithdrawal: async () => false };
    expect(await cancelWithdrawal({ ...world.dependencies, accounts }, { sessionToken })).toEqual(
      refused({ kind: "not-signed-in" }),
    );
  });

  it("is recorded without a reason where none is given", async () => {
    const { world, accountId, request } = await signedIn();
    const recorded = world.audited.length;
    granted(await request());
    expect(world.audited[recorded]).toStrictEqual({
      event: "account.withdrawal-requested",
      outcome: "success",
      accountId,
    });
  });
});
