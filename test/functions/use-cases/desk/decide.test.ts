/** What stands on record of a proposal, step by step, and what its refusals name. */
import { describe, expect, it } from "@jest/globals";
import type { ProposalKind } from "../../../../contracts/desk-words.ts";
import type { Account } from "../../../../functions/domain/account.ts";
import type { AccountEvent } from "../../../../functions/domain/account-event.ts";
import { DAY_MS } from "../../../../functions/domain/durations.ts";
import type { Proposal } from "../../../../functions/domain/proposal.ts";
import { approve, reject } from "../../../../functions/use-cases/desk/decide.ts";
import type { DeskCall } from "../../../../functions/use-cases/desk/desk-call.ts";
import { propose } from "../../../../functions/use-cases/desk/propose.ts";
import { anAccount } from "../../../../testing/builders.ts";
import { granted, setup } from "../../../../testing/use-cases/setup.ts";

const proposer: DeskCall = { operatorHash: "0a", role: "desk", reason: "owner-asked", ticket: "T-1" };
const approver: DeskCall = { ...proposer, operatorHash: "0b", role: "supervisor", ticket: "T-2" };
const byProposer = { operatorHash: "0a", operatorRole: "desk", reason: "owner-asked", ticket: "T-1" };
const byApprover = { operatorHash: "0b", operatorRole: "supervisor", reason: "owner-asked", ticket: "T-2" };
const success = { outcome: "success" };

function scene(status?: Account["status"]) {
  const world = setup();
  const { dependencies } = world;
  const { accountId } = anAccount();
  world.accounts.set(accountId, anAccount(status && { status }));
  const account = () => world.accounts.get(accountId);
  const change = (changes: Partial<Account>) => {
    // Of the same type of profile.
    world.accounts.set(accountId, { ...anAccount(), ...account(), ...changes } as Account);
  };
  const newEmail = "hanako.tama@example.jp";
  return {
    ...{ world, dependencies, accountId, account, change, newEmail },
    proposed: async (kind: ProposalKind): Promise<Proposal> => {
      const correction = kind === "correct-address" && { newEmail, evidence: "id-document" as const };
      const proposal = granted(await propose(dependencies, proposer, { accountId, kind, ...correction }));
      world.audited.length = 0;
      world.mailQueue.clear();
      return proposal;
    },
    /** Another at the desk does something at the moment at which this call is noted. */
    meanwhile: (happens: () => unknown) => ({
      ...dependencies,
      deskAccounts: {
        ...dependencies.deskAccounts,
        async note(...noted: Parameters<typeof dependencies.deskAccounts.note>) {
          await dependencies.deskAccounts.note(...noted);
          await happens();
        },
      },
    }),
    confirmed: () => {
      const { proposal } = account() ?? {};
      if (!proposal?.correction) throw new Error("there is no correction");
      change({ proposal: { ...proposal, correction: { ...proposal.correction, confirmedAt: 1 } } });
    },
    noted: () => account()?.deskActions?.map(({ kind, reason }) => [kind, reason]),
    refused: (kind: string, special: object = {}) => ({
      ...{ ok: false, failure: { kind, ...special }, about: { accountId } },
    }),
  };
}

const stops = { suspend: undefined, restore: "suspended", unfreeze: "frozen" } as const;

describe("an approval", () => {
  it.each(["suspend", "restore", "unfreeze"] as const)("of %s is on record with its mail", async (kind) => {
    const { world, dependencies, accountId, proposed, noted } = scene(stops[kind]);
    const proposal = await proposed(kind);
    const events: AccountEvent[] = [];
    const deskAccounts = {
      ...dependencies.deskAccounts,
      async execute(...given: Parameters<typeof dependencies.deskAccounts.execute>) {
        events.push(given[2].event);
        return dependencies.deskAccounts.execute(...given);
      },
    };
    const at = world.clock();
    expect(await approve({ ...dependencies, deskAccounts }, approver, proposal)).toEqual({
      ...{ ok: true, value: { ...proposal, state: "executed", decidedAt: at } },
    });
    const type = kind === "suspend" ? "AccountSuspended" : "AccountRestored";
    expect(events).toStrictEqual([{ sequence: 2, type, at }]);
    const what = kind === "suspend" ? "suspended" : "restored";
    expect(world.audited).toEqual([
      { event: "desk.approved", ...success, accountId, detail: kind, ...byApprover },
      { event: "mail.queued", ...success, accountId, reason: `desk-${what}` },
      ...(kind === "suspend" ? [{ event: "session.ended", ...success, accountId, reason: "desk" }] : []),
      { event: "desk.executed", ...success, accountId, detail: kind, ...byApprover },
    ]);
    expect(world.mailQueue.messages()).toEqual([{ kind: "desk-notice", accountId, what, at }]);
    expect(noted()).toEqual([
      ["proposed", "owner-asked"],
      ["approved", "owner-asked"],
    ]);
  });

  it("of the end says in every place when that comes", async () => {
    const { world, dependencies, accountId, account, proposed } = scene();
    const proposal = await proposed("delete");
    const at = world.clock();
    const erasesAt = at + 7 * DAY_MS;
    granted(await approve(dependencies, approver, proposal));
    expect(account()?.eventLog).toEqual([{ sequence: 2, type: "AccountWithdrawalRequested", at, erasesAt }]);
    expect(world.mailQueue.messages()).toEqual([
      { kind: "withdrawal", accountId, erasesAt, what: "requested" },
    ]);
    expect(world.audited).toEqual([
      { event: "desk.approved", ...success, accountId, detail: "delete", ...byApprover },
      { event: "account.withdrawal-requested", ...success, accountId, reason: "requested-by-owner" },
      { event: "mail.queued", ...success, accountId, reason: "withdrawal-requested" },
      { event: "desk.executed", ...success, accountId, detail: "delete", ...byApprover },
    ]);
  });

  it("of a correction asks for it to be carried out, late for safety, and at once", async () => {
    const { world, dependencies, accountId, proposed, confirmed, noted } = scene();
    const proposal = await proposed("correct-address");
    confirmed();
    const { proposalId } = proposal;
    expect(await approve(dependencies, approver, proposal)).toMatchObject({
      ...{ ok: true, value: { proposalId, state: "approved", decidedAt: world.clock() } },
    });
    const message = { kind: "correction", accountId, proposalId };
    expect(world.followUps.messages()).toEqual([message, message]);
    expect(world.audited).toEqual([
      { event: "desk.approved", ...success, accountId, detail: "correct-address", ...byApprover },
    ]);
    expect(noted()?.at(-1)).toEqual(["approved", "owner-asked"]);
  });

  it("of an export asks for the mail with the link", async () => {
    const { world, dependencies, accountId, proposed, noted } = scene();
    const proposal = await proposed("export");
    const { proposalId } = proposal;
    granted(await approve(dependencies, approver, proposal));
    expect(world.mailQueue.messages()).toEqual([{ kind: "export-link", accountId, proposalId }]);
    expect(world.audited).toEqual([
      { event: "desk.approved", ...success, accountId, detail: "export", ...byApprover },
      { event: "mail.queued", ...success, accountId, reason: "export-link" },
      { event: "desk.executed", ...success, accountId, detail: "export", ...byApprover },
    ]);
    expect(noted()?.at(-1)).toEqual(["approved", "owner-asked"]);
  });

  it.each(["suspend", "correct-address", "export"] as const)(
    "of %s that is rejected at the same moment takes no effect",
    async (kind) => {
      const { world, dependencies, proposed, confirmed, meanwhile, refused, account } = scene();
      const proposal = await proposed(kind);
      if (kind === "correct-address") confirmed();
      const both = meanwhile(() => reject(dependencies, proposer, proposal));
      expect(await approve(both, approver, proposal)).toEqual(refused("proposal-decided"));
      expect(world.audited.map(({ event }) => event)).not.toContain("desk.executed");
      expect(account()?.status).toBeUndefined();
      expect(account()?.proposal?.state).toBe("rejected");
    },
  );
});

describe("a rejection", () => {
  it("is noted on the account and on record", async () => {
    const { world, dependencies, accountId, proposed, noted, account } = scene();
    const proposal = await proposed("suspend");
    const value = { ...proposal, state: "rejected", decidedAt: world.clock() };
    expect(await reject(dependencies, proposer, proposal)).toEqual({ ok: true, value });
    expect(account()?.proposal).toEqual(value);
    expect(noted()).toEqual([
      ["proposed", "owner-asked"],
      ["rejected", "owner-asked"],
    ]);
    expect(world.audited).toEqual([
      { event: "desk.rejected", ...success, accountId, detail: "suspend", ...byProposer },
    ]);
  });

  it("that comes at the same moment as an approval takes no effect", async () => {
    const { dependencies, proposed, meanwhile, refused, account } = scene();
    const proposal = await proposed("suspend");
    const both = meanwhile(() => approve(dependencies, approver, proposal));
    expect(await reject(both, proposer, proposal)).toEqual(refused("proposal-decided"));
    expect(account()?.status).toBe("suspended");
  });
});

describe("a refusal names the account, for the record of it", () => {
  it("of whoever has proposed it, and of an account that stands otherwise by then", async () => {
    const { dependencies, proposed, change, refused } = scene();
    const proposal = await proposed("suspend");
    const own = { ...approver, operatorHash: proposer.operatorHash };
    expect(await approve(dependencies, own, proposal)).toEqual(refused("own-proposal"));
    change({ status: "withdrawing" });
    expect(await approve(dependencies, approver, proposal)).toEqual(
      refused("wrong-state", { state: "withdrawing" }),
    );
  });

  it("of a correction whose mailbox is not proven, or that has none, or whose address is another's", async () => {
    const { world, dependencies, accountId, proposed, confirmed, newEmail, refused } = scene();
    const proposal = await proposed("correct-address");
    expect(await approve(dependencies, approver, proposal)).toEqual(refused("not-confirmed"));
    confirmed();
    await world.completed({ email: newEmail, clientIp: "192.0.2.7" });
    expect(await approve(dependencies, approver, proposal)).toEqual(refused("address-taken"));
    granted(await reject(dependencies, proposer, proposal));
    const without = granted(await propose(dependencies, proposer, { accountId, kind: "correct-address" }));
    expect(await approve(dependencies, approver, without)).toEqual(refused("not-confirmed"));
  });

  it("of what was not shown so, is over, or is decided", async () => {
    const { world, dependencies, proposed, refused } = scene();
    const proposal = await proposed("suspend");
    expect(await reject(dependencies, proposer, { ...proposal, digest: "00" })).toEqual(
      refused("proposal-changed"),
    );
    granted(await reject(dependencies, proposer, proposal));
    expect(await reject(dependencies, proposer, proposal)).toEqual(refused("proposal-decided"));
    const other = await proposed("suspend");
    world.clock.advance(DAY_MS);
    expect(await reject(dependencies, proposer, other)).toEqual(refused("proposal-expired"));
  });

  it("but not of a proposal that there is not: of nobody, of an account without one, or with another", async () => {
    const { dependencies, accountId, proposed } = scene();
    const none = { ok: false, failure: { kind: "not-found" } };
    const asked = { proposalId: `${accountId}.another`, digest: "00" };
    expect(await reject(dependencies, proposer, { ...asked, proposalId: "nobody.1" })).toEqual(none);
    expect(await reject(dependencies, proposer, asked)).toEqual(none);
    const { digest } = await proposed("suspend");
    expect(await reject(dependencies, proposer, { ...asked, digest })).toEqual(none);
  });
});

describe("a proposal", () => {
  it.each([
    ["delete", undefined],
    ["delete", "suspended"],
    ["delete", "frozen"],
    ["delete", "dormant"],
    ["export", undefined],
    ["export", "suspended"],
    ["export", "dormant"],
    ["correct-address", "frozen"],
    ["correct-address", "dormant"],
  ] as const)("to %s is made of an account that is %s", async (kind, status) => {
    const { proposed, account } = scene(status);
    const proposal = await proposed(kind);
    expect(account()?.proposal).toEqual(proposal);
  });

  it("is on record with what was shown, and with the hash of the new address", async () => {
    const { world, dependencies, accountId, newEmail } = scene();
    const request = { accountId, kind: "correct-address", newEmail, evidence: "id-document" } as const;
    const { proposalId } = granted(await propose(dependencies, proposer, request));
    const detail = "correct-address:id-document";
    const emailFields = await dependencies.emailHash(newEmail);
    expect(world.audited).toEqual([
      { event: "desk.proposed", ...success, accountId, detail, ...emailFields, ...byProposer },
      { event: "mail.queued", ...success, accountId, reason: "proposal-notice" },
      { event: "mail.queued", ...success, accountId, reason: "address-confirmation" },
    ]);
    const message = { accountId, proposalId };
    expect(world.mailQueue.messages()).toEqual([
      { kind: "proposal-notice", ...message },
      { kind: "address-confirmation", ...message },
    ]);
  });

  it("of anything else names no address", async () => {
    const { world, dependencies, accountId } = scene();
    granted(await propose(dependencies, proposer, { accountId, kind: "suspend" }));
    expect(world.audited).toEqual([
      { event: "desk.proposed", ...success, accountId, detail: "suspend", ...byProposer },
    ]);
  });

  it("of another address without what was shown for it, or the other way round, corrects nothing", async () => {
    for (const special of [{ newEmail: "hanako.tama@example.jp" }, { evidence: "id-document" as const }]) {
      const { world, dependencies, accountId } = scene();
      const request = { accountId, kind: "correct-address", ...special } as const;
      expect(granted(await propose(dependencies, proposer, request))).not.toHaveProperty("correction");
      expect(world.mailQueue.messages()).toHaveLength(1);
    }
  });

  it("is refused of nobody, of an account that it is not for, and while another is open, without a trace", async () => {
    const { world, dependencies, accountId, proposed, noted, refused } = scene();
    expect(await propose(dependencies, proposer, { accountId: "nobody", kind: "suspend" })).toEqual({
      ...{ ok: false, failure: { kind: "not-found" }, about: {} },
    });
    expect(await propose(dependencies, proposer, { accountId, kind: "restore" })).toEqual(
      refused("wrong-state", { state: "active" }),
    );
    await proposed("suspend");
    expect(await propose(dependencies, proposer, { accountId, kind: "suspend" })).toEqual(
      refused("proposal-open"),
    );
    expect(world.audited).toEqual([]);
    expect(noted()).toHaveLength(1);
  });

  it("of two at the same moment is one", async () => {
    const { dependencies, accountId, meanwhile, refused, account } = scene();
    const both = meanwhile(() => propose(dependencies, approver, { accountId, kind: "delete" }));
    expect(await propose(both, proposer, { accountId, kind: "suspend" })).toEqual(refused("proposal-open"));
    expect(account()?.proposal?.kind).toBe("delete");
  });
});
