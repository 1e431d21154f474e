import { describe, expect, it } from "@jest/globals";
import { findingAnswer } from "../../../../contracts/desk.ts";
import { receptionNumberOf } from "../../../../functions/domain/reception-number.ts";
import { foundAnswer } from "../../../../functions/http/desk-answers.ts";
import { startRevival } from "../../../../functions/use-cases/account/start-revival.ts";
import { clearLimit } from "../../../../functions/use-cases/desk/clear-limit.ts";
import { approve, reject } from "../../../../functions/use-cases/desk/decide.ts";
import type { DeskCall } from "../../../../functions/use-cases/desk/desk-call.ts";
import { endSessions } from "../../../../functions/use-cases/desk/end-sessions.ts";
import { find } from "../../../../functions/use-cases/desk/find.ts";
import { propose } from "../../../../functions/use-cases/desk/propose.ts";
import { resend } from "../../../../functions/use-cases/desk/resend.ts";
import { reveal } from "../../../../functions/use-cases/desk/reveal.ts";
import { sendReset } from "../../../../functions/use-cases/desk/send-reset.ts";
import { restore, suspend } from "../../../../functions/use-cases/desk/suspend.ts";
import { askForCode } from "../../../../functions/use-cases/flow/ask-for-code.ts";
import { startReset } from "../../../../functions/use-cases/password/start-reset.ts";
import { anAccount, aRegistration } from "../../../../testing/builders.ts";
import { granted, setup as setUp } from "../../../../testing/use-cases/setup.ts";

const asDesk: DeskCall = { operatorHash: "0a", role: "desk", reason: "owner-asked", ticket: "T-1" };
const asSupervisor: DeskCall = { ...asDesk, role: "supervisor" };

function setup() {
  const fakes = setUp();
  const { dependencies } = fakes;
  const account = anAccount();
  fakes.accounts.set(account.accountId, account);
  const { accountId } = account;
  const stored = () => fakes.accounts.get(accountId);
  const events = () => fakes.audited.map(({ event }) => event);
  return { fakes, account, accountId, dependencies, stored, events };
}

describe("looking something up", () => {
  it("finds an account, notes that on it, and records it", async () => {
    const { dependencies, accountId, stored, fakes } = setup();
    const found = await find(dependencies, asDesk, { accountId });
    expect(found).toMatchObject({ ok: true, value: { account: { accountId }, limits: [] } });
    expect(stored()?.deskActions).toMatchObject([{ kind: "searched", reason: "owner-asked" }]);
    expect(fakes.audited).toContainEqual(
      expect.objectContaining({
        event: "desk.searched",
        accountId,
        ticket: "T-1",
        operatorHash: "0a",
        detail: "found",
      }),
    );
  });

  it("records that nothing was found", async () => {
    const { dependencies, fakes } = setup();
    expect(await find(dependencies, asDesk, { email: "nobody@example.jp" })).toMatchObject({
      ok: true,
      value: { limits: [] },
    });
    expect(fakes.audited).toMatchObject([{ event: "desk.searched", detail: "none" }]);
  });

  it("knows a hold of the address that it was asked for", async () => {
    const { dependencies, fakes } = setup();
    const { emailHmac } = await fakes.ports.emailHash("left@example.jp");
    const hold = { accountId: "another", reason: "changed" as const, until: fakes.clock() + 1000 };
    fakes.holds.set(emailHmac, hold);
    const found = await find(dependencies, asDesk, { email: "left@example.jp" });
    expect(found).toMatchObject({ ok: true, value: { hold } });
  });

  it("shows the mails to the address, and what of them is open", async () => {
    const { dependencies, fakes, account, accountId } = setup();
    const { email } = account;
    const aRequest = { email, language: "ja" as const, clientIp: "192.0.2.1" };
    const reset = granted(await startReset({ ...dependencies, flows: dependencies.resets }, aRequest)).flow;
    const revival = granted(
      await startRevival({ ...dependencies, flows: dependencies.revivals }, aRequest),
    ).flow;
    const { emailHmac } = await fakes.ports.emailHash(email);
    const note = (kind: "reset-code" | "revive-code" | "farewell", flowId: string, ago: number) =>
      fakes.ports.mailRecords.note(
        { emailHmac, askedAt: fakes.clock() - ago },
        { kind, flowId, codeNumber: 1 },
        "accepted",
      );
    await note("reset-code", reset.id, 30);
    await note("reset-code", reset.id, 20);
    await note("revive-code", revival.id, 10);
    await note("reset-code", "gone", 5);
    await note("farewell", accountId, 1);
    const look = async () => granted(await find(dependencies, asDesk, { accountId }));
    expect((await look()).mails.map(({ kind }) => kind)).toEqual([
      ...["farewell", "reset-code", "revive-code", "reset-code", "reset-code"],
    ]);
    expect((await look()).openFlows.map(({ flow: { id } }) => id).toSorted()).toEqual(
      [reset.id, revival.id].toSorted(),
    );
    fakes.resets.set(reset.id, { ...reset, state: "completed" });
    fakes.clock.advance(revival.deleteAt - fakes.clock());
    expect((await look()).openFlows).toEqual([]);
  });

  it("finds by an address without an account the registration that is under way", async () => {
    const { dependencies, fakes } = setup();
    const flow = aRegistration({ email: "taro@example.jp", deleteAt: fakes.clock() + 1000 });
    fakes.registrations.set(flow.id, flow);
    const { email } = flow;
    const look = async (key = email) => granted(await find(dependencies, asDesk, { email: key }));
    expect((await look()).registration).toBeUndefined();
    const asker = { email, clientIp: "192.0.2.1", flowId: flow.id };
    await askForCode(dependencies, { purpose: "registration", ...asker }, fakes.clock());
    expect((await look("taro+1@example.jp")).registration).toBeUndefined();
    expect((await look()).registration?.id).toBe(flow.id);
    expect(fakes.audited.at(-1)).toMatchObject({ registrationId: flow.id, detail: "found" });
    fakes.registrations.set(flow.id, { ...flow, state: "completed" });
    expect((await look()).registration).toBeUndefined();
  });

  it("finds a registration that is under way by its id or its number, and looks for no account of it", async () => {
    const { dependencies, fakes } = setup();
    const flow = aRegistration({ id: "registration-2", deleteAt: fakes.clock() + 1000 });
    fakes.registrations.set(flow.id, flow);
    const { id: registrationId } = flow;
    for (const key of [{ registrationId }, { receptionNumber: receptionNumberOf(registrationId) }]) {
      const from = fakes.faults.calls.length;
      const found = granted(await find(dependencies, asDesk, key));
      expect(found.registration?.id).toBe(registrationId);
      expect(found.account).toBeUndefined();
      expect(fakes.faults.calls.slice(from)).not.toContain("accounts.find");
    }
  });

  it("finds an account by its number or its registration's id when that is gone, and no other by the same number", async () => {
    const { dependencies, account, accountId, fakes } = setup();
    const { registrationId } = account;
    const receptionNumber = receptionNumberOf(registrationId);
    const look = async (key: object) => granted(await find(dependencies, asDesk, key)).account?.accountId;
    expect(await look({ receptionNumber })).toBe(accountId);
    expect(await look({ registrationId })).toBe(accountId);
    expect(await look({ registrationId: "another" })).toBeUndefined();
    const numbersOf = { find: async () => [accountId, "twin"] };
    fakes.accounts.set("twin", anAccount({ accountId: "twin", registrationId: "of another" }));
    const withTwin = { ...dependencies, accountNumbers: numbersOf };
    const among = async (key: object) => granted(await find(withTwin, asDesk, key)).account?.accountId;
    expect(await among({ receptionNumber })).toBeUndefined();
    expect(await among({ registrationId })).toBe(accountId);
  });

  it("shows how the mails of an account's registration fare, by whatever key, while that lives", async () => {
    const { dependencies, account, accountId, fakes } = setup();
    const { registrationId: id, email } = account;
    const completedAt = fakes.clock();
    const flow = aRegistration({ id, email, state: "completed", completedAt, deleteAt: completedAt + 1000 });
    fakes.registrations.set(id, flow);
    const mails = async () => {
      const found = granted(await find(dependencies, asDesk, { accountId }));
      const { body } = foundAnswer(found, { now: fakes.clock(), resendCooldownSeconds: 60 });
      return findingAnswer
        .parse(body)
        .mails.map(({ kind, status }) => `${kind} ${status}`)
        .toSorted();
    };
    expect(await mails()).toEqual(["code sent", "completion sent"]);
    const { completedAt: _, ...open } = flow;
    fakes.registrations.set(id, { ...open, state: "completing", claimedAt: completedAt });
    expect(await mails()).toContain("completion queued");
    fakes.registrations.set(id, flow);
    const { emailHmac } = await fakes.ports.emailHash(email);
    const about = { kind: "completion", flowId: id, codeNumber: 0 } as const;
    await dependencies.mailRecords.note({ emailHmac, askedAt: completedAt }, about, "bounced");
    expect(await mails()).toEqual(["code sent", "completion bounced"]);
    fakes.clock.advance(1000);
    expect(await mails()).toEqual(["completion bounced"]);
  });

  it("reads each counter once", async () => {
    const { dependencies, fakes, accountId } = setup();
    const before = fakes.faults.calls.length;
    await find(dependencies, asDesk, { accountId });
    const calls = fakes.faults.calls.slice(before);
    expect(calls.filter((call) => call === "counters.read")).toHaveLength(3);
    const ofAddress = fakes.faults.calls.length;
    await find(dependencies, asDesk, { email: "nobody@example.jp" });
    const others = fakes.faults.calls.slice(ofAddress);
    expect(others.filter((call) => call === "counters.read")).toHaveLength(2);
  });

  it("says at the 21st of an hour that there are many, and refuses the 101st of a day", async () => {
    const { dependencies, fakes } = setup();
    for (let finds = 1; finds <= 100; finds += 1)
      expect(await find(dependencies, asDesk, { accountId: "nobody" })).toMatchObject({ ok: true });
    expect(fakes.audited.filter(({ reason }) => reason === "desk-finds-often")).toHaveLength(1);
    expect(await find(dependencies, asDesk, { accountId: "nobody" })).toMatchObject({
      ok: false,
      failure: { kind: "limit-reached", limit: "desk-finds-per-operator" },
    });
    const other = { ...asDesk, operatorHash: "0b" };
    expect(await find(dependencies, other, { accountId: "nobody" })).toMatchObject({ ok: true });
  });
});

describe("acting on an account", () => {
  it("ends its sessions, after the note, the record and the mail", async () => {
    const { dependencies, accountId, stored, events, fakes } = setup();
    expect(await endSessions(dependencies, asDesk, { accountId })).toMatchObject({ ok: true });
    expect(stored()).toMatchObject({ sessionEpoch: 1, deskActions: [{ kind: "sessions-ended" }] });
    expect(events()).toEqual(["desk.sessions-ended", "mail.queued", "session.ended"]);
    expect(fakes.mailQueue.messages()).toMatchObject([
      { kind: "desk-notice", what: "sessions-ended", accountId },
    ]);
  });

  it("sends the owner the way to a new password, and changes nothing", async () => {
    const { dependencies, accountId, stored, fakes, account } = setup();
    expect(await sendReset(dependencies, asDesk, { accountId })).toMatchObject({ ok: true });
    expect(fakes.mailQueue.messages()).toMatchObject([{ what: "reset" }]);
    expect({ ...stored(), deskActions: undefined }).toEqual({ ...account, deskActions: undefined });
  });

  it("stops it for a supervisor, again and again, and lets it be used again once", async () => {
    const { dependencies, accountId, stored } = setup();
    expect(await suspend(dependencies, asSupervisor, { accountId })).toMatchObject({ ok: true });
    expect(stored()).toMatchObject({ status: "suspended", sessionEpoch: 1 });
    expect(await suspend(dependencies, asSupervisor, { accountId })).toMatchObject({ ok: true });
    expect(await restore(dependencies, asSupervisor, { accountId })).toMatchObject({ ok: true });
    expect(stored()?.status).toBeUndefined();
    expect(stored()?.eventLog).toMatchObject([
      { sequence: 2, type: "AccountSuspended" },
      { sequence: 3, type: "AccountRestored" },
    ]);
    expect(await restore(dependencies, asSupervisor, { accountId })).toMatchObject({
      ok: false,
      failure: { kind: "wrong-state", state: "active" },
    });
  });

  it.each(["withdrawing", "frozen", "dormant", "erasing"] as const)(
    "does not stop one that is %s",
    async (status) => {
      const { dependencies, account, accountId, fakes, events } = setup();
      fakes.accounts.set(accountId, { ...account, status });
      expect(await suspend(dependencies, asSupervisor, { accountId })).toMatchObject({
        ok: false,
        failure: { kind: "wrong-state", state: status },
        about: { accountId },
      });
      expect(events()).toEqual([]);
    },
  );

  it.each([
    ["suspend", suspend, {}],
    ["restore", restore, { status: "suspended" as const }],
  ] as const)("is a proposal of the desk: %s", async (kind, act, special) => {
    const { dependencies, account, accountId, fakes, stored, events } = setup();
    fakes.accounts.set(accountId, { ...account, ...special });
    expect(await act(dependencies, asDesk, { accountId })).toMatchObject({
      ok: true,
      value: { kind, state: "proposed", proposer: "0a", ticket: "T-1" },
    });
    const { deskActions, proposal, ...unchanged } = stored() ?? {};
    expect(unchanged).toEqual({ ...account, ...special });
    expect(proposal).toMatchObject({ kind, state: "proposed" });
    expect(deskActions).toMatchObject([{ kind: "proposed" }]);
    expect(events()).toEqual(["desk.proposed"]);
    expect(fakes.mailQueue.messages()).toEqual([]);
    expect(await act(dependencies, asDesk, { accountId })).toMatchObject({
      failure: { kind: "proposal-open" },
    });
  });

  it("is no proposal of the desk either where it cannot be done", async () => {
    const { dependencies, account, accountId, fakes } = setup();
    expect(await restore(dependencies, asDesk, { accountId })).toMatchObject({
      failure: { kind: "wrong-state", state: "active" },
    });
    fakes.accounts.set(accountId, { ...account, status: "suspended" });
    expect(await suspend(dependencies, asDesk, { accountId })).toMatchObject({
      failure: { kind: "wrong-state", state: "suspended" },
    });
  });

  it("shows fields to a supervisor, each once, on record before", async () => {
    const { dependencies, accountId, fakes } = setup();
    const fields = ["phone", "email", "phone"] as const;
    expect(await reveal(dependencies, asDesk, { accountId, fields })).toMatchObject({ ok: false });
    expect(await reveal(dependencies, asSupervisor, { accountId, fields })).toMatchObject({
      ok: true,
      value: { fields: ["phone", "email"], until: fakes.clock() + 15 * 60_000 },
    });
    expect(fakes.audited).toMatchObject([{ event: "desk.revealed", detail: "phone,email" }]);
  });

  it("does nothing without an account", async () => {
    const { dependencies } = setup();
    for (const act of [endSessions, sendReset, suspend])
      expect(await act(dependencies, asSupervisor, { accountId: "nobody" })).toMatchObject({
        ok: false,
        failure: { kind: "not-found" },
      });
  });

  it("does nothing that is not on record: where the note fails, nothing changes", async () => {
    const { dependencies, accountId, stored, fakes } = setup();
    fakes.faults.failNext("deskAccounts.note", "before");
    await expect(suspend(dependencies, asSupervisor, { accountId })).rejects.toThrow();
    expect(stored()?.status).toBeUndefined();
  });
});

describe("sending a code again", () => {
  it("renews it as its registrant would, and asks for the mail", async () => {
    const { dependencies, fakes } = setup();
    const flow = aRegistration({ resendAvailableAt: fakes.clock() });
    fakes.registrations.set(flow.id, flow);
    expect(await resend(dependencies, asDesk, { registrationId: flow.id })).toMatchObject({
      ok: true,
      value: { codeNumber: flow.codeNumber + 1, askedFrom: flow.askedFrom },
    });
    expect(fakes.mailQueue.messages()).toMatchObject([{ kind: "code", codeNumber: flow.codeNumber + 1 }]);
  });

  it("waits as its registrant has to, and refuses the fourth of a day", async () => {
    const { dependencies, fakes } = setup();
    const flow = aRegistration({ resendAvailableAt: fakes.clock() + 1 });
    fakes.registrations.set(flow.id, flow);
    const key = { registrationId: flow.id };
    expect(await resend(dependencies, asDesk, key)).toMatchObject({ failure: { limit: "resend-cooldown" } });
    for (let times = 1; times <= 3; times += 1) {
      fakes.clock.advance(61_000);
      expect(await resend(dependencies, asDesk, key)).toMatchObject({ ok: true });
    }
    fakes.clock.advance(61_000);
    expect(await resend(dependencies, asDesk, key)).toMatchObject({
      failure: { limit: "desk-resends-per-registration" },
    });
  });

  it("is refused to a registration that is complete, or that there is not", async () => {
    const { dependencies, fakes } = setup();
    const flow = aRegistration({ state: "completed" });
    fakes.registrations.set(flow.id, flow);
    expect(await resend(dependencies, asDesk, { registrationId: flow.id })).toMatchObject({
      failure: { kind: "wrong-state", state: "completed" },
    });
    expect(await resend(dependencies, asDesk, { registrationId: "none" })).toMatchObject({
      failure: { kind: "not-found" },
    });
  });
});

describe("clearing a limit", () => {
  const limit = "codes-per-address-and-network";
  it("sets what was counted to nothing, and records what it was", async () => {
    const { dependencies, fakes, account } = setup();
    const { limits, subjectHash } = fakes.ports;
    const { canonicalMailbox } = await import("../../../../functions/domain/canonical-mailbox.ts");
    const { askTallies } = await import("../../../../functions/domain/tallies.ts");
    const mailbox = await subjectHash("canonical-mailbox", canonicalMailbox(account.email));
    const client = { hash: "c".repeat(64), network: { name: "192.0.2.1" } };
    const ask = { purpose: "registration", client, mailbox, codeMinutes: 30 } as const;
    for (let asks = 1; asks <= 5; asks += 1)
      await limits.count(askTallies(dependencies.settings.limits, ask).mailbox, fakes.clock());
    expect(await find(dependencies, asDesk, { email: account.email })).toMatchObject({
      value: { limits: [{ limit, count: 5, atMost: 5 }] },
    });
    expect(await clearLimit(dependencies, asDesk, { email: account.email, limit })).toMatchObject({
      ok: true,
      value: { limit, before: 5 },
    });
    expect(await find(dependencies, asDesk, { email: account.email })).toMatchObject({
      value: { limits: [] },
    });
    expect(fakes.audited).toContainEqual(
      expect.objectContaining({ event: "desk.limit-cleared", detail: `${limit}:5` }),
    );
  });

  it("is refused to an operator's sixth of a day, and where it is nobody's", async () => {
    const { dependencies, accountId } = setup();
    const exports = { accountId, limit: "exports-per-account" } as const;
    for (let times = 1; times <= 5; times += 1)
      expect(await clearLimit(dependencies, asDesk, exports)).toMatchObject({
        ok: true,
        value: { before: 0 },
      });
    expect(await clearLimit(dependencies, asDesk, exports)).toMatchObject({
      failure: { limit: "desk-clearings-per-operator" },
    });
    expect(await clearLimit(dependencies, asDesk, { ...exports, accountId: "nobody" })).toMatchObject({
      failure: { kind: "not-found" },
    });
  });
});

describe("four eyes", () => {
  const other: DeskCall = { ...asSupervisor, operatorHash: "0b" };
  const open = async (
    kind: "delete" | "unfreeze" | "suspend" | "restore",
    status?: "frozen" | "suspended",
  ) => {
    const scene = setup();
    const { account, accountId, dependencies, fakes } = scene;
    if (status) fakes.accounts.set(accountId, { ...account, status });
    const proposal = granted(await propose(dependencies, asDesk, { accountId, kind }));
    return { ...scene, proposal };
  };

  it("unfreezes an account by the approval's own write", async () => {
    const { dependencies, proposal, stored, events } = await open("unfreeze", "frozen");
    expect(await approve(dependencies, other, proposal)).toMatchObject({
      ok: true,
      value: { state: "executed" },
    });
    expect(stored()?.status).toBeUndefined();
    expect(stored()?.eventLog).toMatchObject([{ sequence: 2, type: "AccountRestored" }]);
    expect(events()).toEqual(["desk.proposed", "desk.approved", "mail.queued", "desk.executed"]);
  });

  it("stops an account by the approval's own write, as a supervisor does alone", async () => {
    const { dependencies, proposal, stored, events, fakes, accountId, account } = await open("suspend");
    fakes.accounts.set(accountId, { ...account, proposal, sessionEpoch: 4 });
    const at = fakes.clock();
    expect(await approve(dependencies, other, proposal)).toMatchObject({
      ok: true,
      value: { kind: "suspend", state: "executed", decidedAt: at },
    });
    expect(stored()).toMatchObject({
      ...{ status: "suspended", statusAt: at, sessionEpoch: 5 },
      eventLog: [{ sequence: 2, type: "AccountSuspended", at }],
      proposal: { state: "executed" },
    });
    expect(events()).toEqual([
      ...["desk.proposed", "desk.approved", "mail.queued", "session.ended", "desk.executed"],
    ]);
    expect(fakes.audited).toContainEqual(
      expect.objectContaining({ event: "desk.executed", detail: "suspend", operatorHash: "0b" }),
    );
    expect(fakes.mailQueue.messages()).toMatchObject([{ kind: "desk-notice", what: "suspended", accountId }]);
  });

  it("restores an account by the approval's own write, and ends nothing", async () => {
    const { dependencies, proposal, stored, events, fakes } = await open("restore", "suspended");
    expect(await approve(dependencies, other, proposal)).toMatchObject({
      value: { kind: "restore", state: "executed" },
    });
    expect(stored()?.status).toBeUndefined();
    expect(stored()?.sessionEpoch).toBeUndefined();
    expect(stored()?.eventLog).toMatchObject([{ sequence: 2, type: "AccountRestored" }]);
    expect(events()).toEqual(["desk.proposed", "desk.approved", "mail.queued", "desk.executed"]);
    expect(fakes.mailQueue.messages()).toMatchObject([{ what: "restored" }]);
  });

  it("stops nothing that a supervisor has stopped alone by then, and nothing that is rejected", async () => {
    const { dependencies, proposal, accountId, stored } = await open("suspend");
    expect(await suspend(dependencies, other, { accountId })).toMatchObject({ ok: true });
    expect(await approve(dependencies, other, proposal)).toMatchObject({
      failure: { kind: "wrong-state", state: "suspended" },
    });
    expect(await restore(dependencies, other, { accountId })).toMatchObject({ ok: true });
    expect(await approve(dependencies, asSupervisor, proposal)).toMatchObject({
      failure: { kind: "own-proposal" },
    });
    expect(await reject(dependencies, asDesk, proposal)).toMatchObject({ ok: true });
    expect(await approve(dependencies, other, proposal)).toMatchObject({
      failure: { kind: "proposal-decided" },
    });
    expect(stored()?.status).toBeUndefined();
    expect(stored()?.sessionEpoch).toBe(1);
  });

  it.each(["before", "after"] as const)(
    "stops an account once, whether its write is lost %s it",
    async (when) => {
      const { dependencies, proposal, stored, fakes } = await open("suspend");
      fakes.faults.failNext("deskAccounts.execute", when);
      await expect(approve(dependencies, other, proposal)).rejects.toThrow();
      expect(await approve(dependencies, other, proposal)).toMatchObject(
        when === "before" ? { ok: true } : { failure: { kind: "proposal-decided" } },
      );
      expect(stored()).toMatchObject({ status: "suspended", sessionEpoch: 1, eventSequence: 2 });
    },
  );

  it("notes the owner's wish for the end, with the days of grace", async () => {
    const { dependencies, proposal, stored, fakes } = await open("delete");
    expect(await approve(dependencies, other, proposal)).toMatchObject({ ok: true });
    const erasesAt = fakes.clock() + 7 * 86_400_000;
    expect(stored()).toMatchObject({ status: "withdrawing", erasesAt, proposal: { state: "executed" } });
    expect(fakes.mailQueue.messages()).toMatchObject([
      { kind: "proposal-notice", proposalId: proposal.proposalId },
      { kind: "withdrawal", erasesAt },
    ]);
    expect(await approve(dependencies, other, proposal)).toMatchObject({
      failure: { kind: "proposal-decided" },
    });
  });

  it("is refused to the proposer, in any role, and to the desk", async () => {
    const { dependencies, proposal } = await open("delete");
    expect(await approve(dependencies, asSupervisor, proposal)).toMatchObject({
      failure: { kind: "own-proposal" },
    });
    expect(await approve(dependencies, { ...other, role: "desk" }, proposal)).toMatchObject({
      failure: { kind: "supervisor-only" },
    });
  });

  it("is refused of another digest, after a day, and of an account that stands otherwise by then", async () => {
    const { dependencies, proposal, fakes, accountId, account } = await open("delete");
    expect(await approve(dependencies, other, { ...proposal, digest: "00" })).toMatchObject({
      failure: { kind: "proposal-changed" },
    });
    fakes.accounts.set(accountId, { ...account, proposal, status: "withdrawing" });
    expect(await approve(dependencies, other, proposal)).toMatchObject({ failure: { kind: "wrong-state" } });
    fakes.accounts.set(accountId, { ...account, proposal });
    fakes.clock.advance(24 * 3_600_000);
    expect(await approve(dependencies, other, proposal)).toMatchObject({
      failure: { kind: "proposal-expired" },
    });
    expect(await propose(dependencies, asDesk, { accountId, kind: "delete" })).toMatchObject({ ok: true });
  });

  it("has one open proposal at a time, which anybody at the desk may reject", async () => {
    const { dependencies, proposal, accountId, stored } = await open("delete");
    expect(await propose(dependencies, asDesk, { accountId, kind: "delete" })).toMatchObject({
      failure: { kind: "proposal-open" },
    });
    expect(await reject(dependencies, asDesk, proposal)).toMatchObject({ ok: true });
    expect(stored()?.proposal?.state).toBe("rejected");
    expect(await reject(dependencies, asDesk, proposal)).toMatchObject({
      failure: { kind: "proposal-decided" },
    });
    expect(await approve(dependencies, other, { ...proposal, proposalId: "x.y" })).toMatchObject({
      failure: { kind: "not-found" },
    });
  });

  it("is proposed of accounts in the states that it is for", async () => {
    const { dependencies, accountId } = setup();
    expect(await propose(dependencies, asDesk, { accountId, kind: "unfreeze" })).toMatchObject({
      failure: { kind: "wrong-state", state: "active" },
    });
  });

  it("changes nothing where the write is lost, and is approved anew", async () => {
    const { dependencies, proposal, stored, fakes } = await open("unfreeze", "frozen");
    fakes.faults.failNext("deskAccounts.execute", "before");
    await expect(approve(dependencies, other, proposal)).rejects.toThrow();
    expect(stored()?.status).toBe("frozen");
    expect(await approve(dependencies, other, proposal)).toMatchObject({ ok: true });
  });
});
