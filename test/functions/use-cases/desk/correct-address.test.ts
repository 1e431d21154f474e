/** Four eyes on an address: proposed by one, proven by its mailbox, approved by another, carried out by a follow-up. */
import { describe, expect, it } from "@jest/globals";
import { CLAIM_LEASE_MS } from "../../../../functions/domain/code-flow.ts";
import { DAY_MS } from "../../../../functions/domain/durations.ts";
import { EMAIL_CHANGE_LOOK_DELAY_SECONDS } from "../../../../functions/domain/email-change.ts";
import { reject } from "../../../../functions/use-cases/desk/decide.ts";
import { undoEmailChange } from "../../../../functions/use-cases/email/undo-email-change.ts";
import { signIn } from "../../../../functions/use-cases/session/sign-in.ts";
import { anEmailChange } from "../../../../testing/builders.ts";
import {
  approver,
  type Correcting,
  correcting,
  LOST,
  proposer,
  RIGHT,
} from "../../../../testing/use-cases/correction.ts";
import { aClient, granted, PASSWORD, type World } from "../../../../testing/use-cases/setup.ts";

const refusedAs = (kind: string) => ({ ok: false, failure: { kind } });

const whoSignsIn = async ({ dependencies }: World): Promise<string[]> => {
  const found: string[] = [];
  for (const email of [LOST, RIGHT]) {
    const sent = { email, password: PASSWORD, clientIp: "192.0.2.9", client: aClient };
    if ((await signIn(dependencies, sent)).ok) found.push(email);
  }
  return found;
};

async function approved(all: Correcting): Promise<Correcting> {
  await all.confirmed();
  granted(await all.approve());
  return all;
}

async function executed(special: Parameters<World["completed"]>[0] = {}): Promise<Correcting> {
  const all = await approved(await correcting(special));
  await all.world.deliverFollowUps();
  await all.world.deliverMails();
  return all;
}

describe("proposing another address", () => {
  it("asks the new mailbox to say that it is its owner's, and gives the owner of the account a way to object", async () => {
    const { world, proposed, accountId } = await correcting();
    const { state, correction } = await proposed();
    expect({ state, correction }).toMatchObject({ state: "proposed", correction: { newEmail: RIGHT } });
    const mails = world.outbox.slice(-2).map(({ to, about, mail }) => [to, about.kind, mail.subject]);
    expect(mails).toEqual([
      [LOST, "proposal-notice", expect.stringContaining("メールアドレスの変更のお申し出について")],
      [RIGHT, "address-confirmation", expect.stringContaining("メールアドレスの確認のお願い")],
    ]);
    expect(JSON.stringify(world.audited)).not.toContain(RIGHT);
    expect(world.audited).toContainEqual(
      expect.objectContaining({
        ...{ event: "desk.proposed", detail: "correct-address:id-document", accountId },
        emailHmac: (await world.dependencies.emailHash(RIGHT)).emailHmac,
      }),
    );
  });

  it("says nothing of a proposal that was not written", async () => {
    const { world, propose } = await correcting();
    const mailed = world.outbox.length;
    world.faults.failNext("deskAccounts.propose", "before");
    await expect(propose()).rejects.toThrow();
    for (const ms of [11_000, 30_000, 30_000]) {
      world.clock.advance(ms);
      await world.deliverMails();
    }
    expect(world.outbox).toHaveLength(mailed);
    expect(world.mailQueue.messages()).toEqual([]);
  });

  it("sends its mails also where the write took effect after they were first looked for", async () => {
    const { world, propose } = await correcting();
    const { deskAccounts } = world.dependencies;
    const write = deskAccounts.propose;
    let takeEffect = async () => {};
    deskAccounts.propose = async (...proposed) => {
      takeEffect = async () => void (await write(...proposed));
      throw new Error("no answer");
    };
    await expect(propose()).rejects.toThrow("no answer");
    world.clock.advance(11_000);
    await world.deliverMails();
    await takeEffect();
    world.clock.advance(30_000);
    await world.deliverMails();
    expect(world.outbox.slice(-2).map(({ about }) => about.kind)).toEqual([
      "proposal-notice",
      "address-confirmation",
    ]);
  });

  it("is refused of the present address, of another account's, and of one that is held for another", async () => {
    const { world, propose } = await correcting();
    expect(await propose(LOST)).toMatchObject(refusedAs("email-unchanged"));
    await world.completed({ email: "jiro@example.jp", clientIp: "192.0.2.7" });
    expect(await propose("jiro@example.jp")).toMatchObject(refusedAs("address-taken"));
    const { emailHmac } = await world.dependencies.emailHash(RIGHT);
    world.holds.set(emailHmac, { accountId: "another", reason: "changed", until: world.clock() + 1 });
    expect(await propose()).toMatchObject(refusedAs("address-held"));
  });

  it.each(["suspended", "withdrawing", "erasing"] as const)(
    "is refused of one that is %s",
    async (status) => {
      const { world, propose, accountId } = await correcting();
      const account = world.accounts.get(accountId);
      if (account) world.accounts.set(accountId, { ...account, status });
      expect(await propose()).toMatchObject(refusedAs("wrong-state"));
    },
  );

  it("is refused while a change of the address can still be undone, unless it was", async () => {
    const { world, propose, accountId, token } = await executed({ accountType: "business" });
    world.clock.advance(DAY_MS);
    expect(await propose(LOST)).toMatchObject({
      failure: { kind: "wrong-state", state: "email-change-recent" },
    });
    granted(await undoEmailChange(world.dependencies, { token: token("email-undo") }));
    expect(world.accounts.get(accountId)?.status).toBe("frozen");
    expect(await propose(LOST)).toMatchObject({ ok: true });
  });

  it("counts with what its mailbox is sent otherwise", async () => {
    const { world, propose, proposed, accountId } = await correcting();
    for (let times = 1; times <= 5; times += 1)
      granted(await reject(world.dependencies, proposer, await proposed()));
    expect(await propose()).toMatchObject({
      ...{ failure: { kind: "limit-reached", limit: "codes-per-address-and-network" } },
      about: { accountId },
    });
  });
});

describe("the new mailbox", () => {
  it("has to be proven before anybody can approve, once and for all", async () => {
    const { world, proposed, approve, confirm, accountId } = await correcting();
    await proposed();
    expect(await approve()).toMatchObject(refusedAs("not-confirmed"));
    granted(await confirm());
    const confirmedAt = world.accounts.get(accountId)?.proposal?.correction?.confirmedAt;
    world.clock.advance(1000);
    granted(await confirm());
    expect(world.accounts.get(accountId)?.proposal?.correction).toMatchObject({ confirmedAt });
    expect(world.audited.filter(({ event }) => event === "desk.address-confirmed")).toHaveLength(1);
    expect(await approve()).toMatchObject({ ok: true, value: { state: "approved" } });
  });

  it("cannot be proven by another link, nor of a proposal that is over or in whose place another came", async () => {
    const { world, proposed, confirm, token, propose } = await correcting();
    const proposal = await proposed();
    const [first, objecting] = [token("confirm-address"), token("object")];
    expect(await confirm("unknown")).toMatchObject(refusedAs("link-dead"));
    expect(await confirm(objecting)).toMatchObject(refusedAs("link-dead"));
    granted(await reject(world.dependencies, proposer, proposal));
    expect(await confirm(first)).toMatchObject(refusedAs("link-dead"));
    granted(await propose("another@example.jp"));
    expect(await confirm(first)).toMatchObject(refusedAs("link-dead"));
  });

  it("cannot be proven after a day", async () => {
    const { world, proposed, confirm } = await correcting();
    await proposed();
    world.clock.advance(DAY_MS);
    expect(await confirm()).toMatchObject(refusedAs("link-dead"));
  });
});

describe("the owner of the account", () => {
  it("objects: nothing happens, nobody can approve any more, and it is on record", async () => {
    const { world, confirmed, object, approve, accountId } = await correcting();
    const { proposalId } = await confirmed();
    granted(await object());
    granted(await object());
    expect(world.accounts.get(accountId)?.proposal).toMatchObject({
      ...{ proposalId, state: "rejected", objectedAt: world.clock() },
    });
    expect(world.audited.filter(({ event }) => event === "desk.objected")).toMatchObject([
      { accountId, detail: "correct-address", ticket: "T-1" },
    ]);
    expect(await approve()).toMatchObject(refusedAs("proposal-decided"));
  });

  it("cannot object once it is approved; the mail about the change has its own link", async () => {
    const all = await approved(await correcting());
    expect(await all.object()).toMatchObject(refusedAs("link-dead"));
  });
});

describe("approving it", () => {
  it("is refused to the proposer, in any role, and to the desk", async () => {
    const { confirmed, approve } = await correcting();
    await confirmed();
    expect(await approve(proposer)).toMatchObject(refusedAs("own-proposal"));
    expect(await approve({ ...approver, role: "desk" })).toMatchObject(refusedAs("supervisor-only"));
  });

  it("is refused where the address has become another's since", async () => {
    const { world, confirmed, approve } = await correcting();
    await confirmed();
    await world.completed({ email: RIGHT, clientIp: "192.0.2.7" });
    expect(await approve()).toMatchObject(refusedAs("address-taken"));
  });

  it("lets one of two who approve at once", async () => {
    const { confirmed, approve } = await correcting();
    await confirmed();
    const both = await Promise.all([approve(), approve({ ...approver, operatorHash: "0c" })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("leaves no place for another proposal until it is carried out", async () => {
    const all = await approved(await correcting());
    expect(await all.propose("another@example.jp")).toMatchObject(refusedAs("proposal-open"));
    await all.world.deliverFollowUps();
    expect(all.world.accounts.get(all.accountId)?.proposal?.state).toBe("executed");
  });
});

describe("carrying it out", () => {
  it("is the change of address of every account: sessions end, both are written to, the address before is held", async () => {
    const { world, accountId } = await executed();
    expect(await whoSignsIn(world)).toEqual([RIGHT]);
    expect(world.accounts.get(accountId)).toMatchObject({
      ...{ email: RIGHT, sessionEpoch: 1, proposal: { state: "executed" } },
      emailChange: { previousEmail: LOST, corrected: true },
    });
    const { emailHmac } = await world.dependencies.emailHash(LOST);
    expect(world.holds.get(emailHmac)).toMatchObject({ accountId, reason: "changed" });
    const mails = world.outbox.filter(({ about }) => about.kind === "email-changed");
    expect(mails.map(({ to }) => to)).toEqual([LOST, RIGHT]);
    expect(mails[0]?.mail.text).toContain("市の窓口でお申し出になった場合");
    expect(world.audited).toContainEqual(
      expect.objectContaining({ event: "desk.executed", accountId, ticket: "T-1", reason: "lost-mailbox" }),
    );
  });

  it("does nothing that was not approved", async () => {
    const { world, confirmed, accountId } = await correcting();
    const { proposalId } = await confirmed();
    await world.dependencies.followUps.requestCorrection({ accountId, proposalId });
    await world.deliverFollowUps();
    expect(await whoSignsIn(world)).toEqual([LOST]);
  });

  it.each(["individual", "business"] as const)(
    "stops the account, of a %s, too, where the owner of the address before undoes it",
    async (accountType) => {
      const { world, accountId, token } = await executed({ accountType });
      const undone = await undoEmailChange(world.dependencies, { token: token("email-undo") });
      expect(undone).toMatchObject({ ok: true, value: { state: "frozen" } });
      expect(world.accounts.get(accountId)).toMatchObject({ status: "frozen", email: RIGHT });
      expect(await whoSignsIn(world)).toEqual([]);
    },
  );

  it("gives a sleeping account another address, which still sleeps", async () => {
    const { world, accountId, confirmed, approve, token } = await correcting();
    const account = world.accounts.get(accountId);
    if (account) world.accounts.set(accountId, { ...account, status: "dormant" });
    await confirmed();
    granted(await approve());
    await world.deliverFollowUps();
    await world.deliverMails();
    expect(world.accounts.get(accountId)).toMatchObject({ email: RIGHT, status: "dormant" });
    granted(await undoEmailChange(world.dependencies, { token: token("email-undo") }));
    expect(world.accounts.get(accountId)?.status).toBe("frozen");
  });

  it.each([
    ["at once", undefined, false],
    ["though it died between the address and the password", "users.setPassword", false],
    ["though the new address is there already, as its own", "users.setPassword", true],
  ])("voids the password of one that is disputed, which others may know: %s", async (_, dies, isThere) => {
    const { world, accountId, token, proposed, confirm, approve } = await executed({
      accountType: "business",
    });
    granted(await undoEmailChange(world.dependencies, { token: token("email-undo") }));
    await proposed(LOST);
    granted(await confirm());
    granted(await approve());
    if (dies !== undefined) world.faults.failNext(dies, "before");
    const { users } = world.dependencies;
    const { changeEmail } = users;
    users.changeEmail = async (userSub, email) => {
      const isOwn = (await users.find(email))?.userSub === userSub;
      return isThere && isOwn ? "exists" : changeEmail(userSub, email);
    };
    for (let times = 1; times <= 3; times += 1) {
      await world.deliverFollowUps();
      world.clock.advance(EMAIL_CHANGE_LOOK_DELAY_SECONDS * 1000);
    }
    const account = world.accounts.get(accountId);
    expect(account).toMatchObject({ email: LOST, status: "frozen" });
    const { status, ...unfrozen } = account ?? {};
    world.accounts.set(accountId, unfrozen as NonNullable<typeof account>); // as unfreezing leaves it
    expect(await whoSignsIn(world)).toEqual([]);
  });

  it("ends where the address became another's at the last moment", async () => {
    const all = await approved(await correcting());
    const { world, accountId } = all;
    await world.completed({ email: RIGHT, clientIp: "192.0.2.7" });
    await world.deliverFollowUps();
    expect(world.accounts.get(accountId)).toMatchObject({ email: LOST, proposal: { state: "rejected" } });
    expect(world.accounts.get(accountId)?.openChange).toBeUndefined();
    expect(world.audited).toContainEqual(
      expect.objectContaining({ event: "desk.rejected", detail: "correct-address:address-taken" }),
    );
  });

  it("ends where the account is stopped meanwhile", async () => {
    const all = await approved(await correcting());
    const { world, accountId } = all;
    const account = world.accounts.get(accountId);
    if (account) world.accounts.set(accountId, { ...account, status: "suspended" });
    await world.deliverFollowUps();
    expect(world.accounts.get(accountId)).toMatchObject({ email: LOST, proposal: { state: "rejected" } });
    expect(world.audited).toContainEqual(
      expect.objectContaining({ event: "desk.rejected", detail: "correct-address:overtaken" }),
    );
  });

  it.each([
    ["applied", { event: "desk.executed", detail: "correct-address" }, "executed"],
    ["duplicate", { event: "desk.rejected", detail: "correct-address:address-taken" }, "rejected"],
    ["verified", { event: "desk.rejected", detail: "correct-address:overtaken" }, "rejected"],
  ] as const)(
    "ends as its change has, of which only the end was not written: %s",
    async (state, record, end) => {
      const { world, accountId } = await approved(await correcting());
      const { changeId: id = "" } = world.accounts.get(accountId)?.proposal?.correction ?? {};
      world.emailChanges.set(id, anEmailChange({ id, accountId, email: RIGHT, previousEmail: LOST, state }));
      await world.deliverFollowUps();
      expect(world.accounts.get(accountId)).toMatchObject({ email: LOST, proposal: { state: end } });
      expect(world.audited.at(-1)).toMatchObject({ ...record, accountId, flowId: id });
    },
  );

  it("waits while the owner's own change of address is being applied", async () => {
    const all = await approved(await correcting());
    const { world, accountId } = all;
    const account = world.accounts.get(accountId);
    const openChangeUntil = world.clock() + 60_000;
    if (account) world.accounts.set(accountId, { ...account, openChange: "own", openChangeUntil });
    await world.deliverFollowUps();
    expect(world.accounts.get(accountId)?.email).toBe(LOST);
    world.clock.advance(61_000 + CLAIM_LEASE_MS);
    await world.deliverFollowUps();
    expect(world.accounts.get(accountId)?.email).toBe(RIGHT);
  });
});

describe("a correction that dies", () => {
  const WAIT_MS = EMAIL_CHANGE_LOOK_DELAY_SECONDS * 1000;
  const whoseUser = (world: World) => [...world.users.values()].map(({ email }) => email);

  /** Both messages come, again and again, until nothing is left. */
  const settle = async (world: World) => {
    for (let times = 0; times < 4; times += 1) {
      world.clock.advance(WAIT_MS);
      await world.deliverFollowUps();
    }
    await world.deliverMails();
  };

  it.each(["before", "after"] as const)(
    "at any call of its approval, %s its effect: it is carried out, or can be approved again",
    async (when) => {
      const whole = await correcting();
      await whole.confirmed();
      const from = whole.world.faults.calls.length;
      granted(await whole.approve());
      const count = whole.world.faults.calls.length - from;
      expect(count).toBeGreaterThan(5);
      for (let call = 0; call < count; call += 1) {
        const all = await correcting();
        const { world, accountId } = all;
        await all.confirmed();
        world.faults.failAt(call, when);
        await all.approve().catch(() => undefined);
        world.faults.withdraw();
        await settle(world);
        if (world.accounts.get(accountId)?.proposal?.state === "proposed") {
          granted(await all.approve());
          await settle(world);
        }
        expect(world.accounts.get(accountId)).toMatchObject({
          email: RIGHT,
          proposal: { state: "executed" },
        });
        expect(whoseUser(world)).toEqual([RIGHT]);
      }
    },
  );

  it.each(["before", "after"] as const)(
    "at any call of its follow-up, %s its effect: the next one finishes it",
    async (when) => {
      const whole = await approved(await correcting());
      const from = whole.world.faults.calls.length;
      await whole.world.deliverFollowUps();
      const count = whole.world.faults.calls.length - from;
      expect(count).toBeGreaterThan(15);
      for (let call = 0; call < count; call += 1) {
        const { world, accountId } = await approved(await correcting());
        world.faults.failAt(call, when);
        await world.deliverFollowUps();
        world.faults.withdraw();
        expect(whoseUser(world)).toHaveLength(1);
        await settle(world);
        expect(world.accounts.get(accountId)).toMatchObject({
          email: RIGHT,
          proposal: { state: "executed" },
        });
        expect(world.accounts.get(accountId)?.openChangeUntil).toBeUndefined();
        expect(whoseUser(world)).toEqual([RIGHT]);
        const mailed = world.outbox.filter(({ about }) => about.kind === "email-changed").map(({ to }) => to);
        expect(new Set(mailed)).toEqual(new Set([LOST, RIGHT]));
        const events = world.audited.map(({ event }) => event);
        expect(events).toEqual(expect.arrayContaining(["account.email-changed", "desk.executed"]));
      }
    },
  );
});
