/** What each act of the desk leaves: on the account, on record, in the queue; and what its refusals name. */
import { describe, expect, it } from "@jest/globals";
import type { Account } from "../../../../functions/domain/account.ts";
import { canonicalMailbox } from "../../../../functions/domain/canonical-mailbox.ts";
import { receptionNumberOf } from "../../../../functions/domain/reception-number.ts";
import { askTallies } from "../../../../functions/domain/tallies.ts";
import { announce } from "../../../../functions/use-cases/desk/act-on-account.ts";
import { clearLimit } from "../../../../functions/use-cases/desk/clear-limit.ts";
import { type DeskCall, mapped, ok, refuse } from "../../../../functions/use-cases/desk/desk-call.ts";
import { find } from "../../../../functions/use-cases/desk/find.ts";
import { findRegistration, findTarget } from "../../../../functions/use-cases/desk/find-target.ts";
import { limitedCaller } from "../../../../functions/use-cases/desk/limits-of.ts";
import { countForMailbox, whyNotAddress } from "../../../../functions/use-cases/desk/new-address.ts";
import { openFlowsOf } from "../../../../functions/use-cases/desk/open-flows-of.ts";
import { resend } from "../../../../functions/use-cases/desk/resend.ts";
import { reveal } from "../../../../functions/use-cases/desk/reveal.ts";
import { sendReset } from "../../../../functions/use-cases/desk/send-reset.ts";
import { restore, suspend } from "../../../../functions/use-cases/desk/suspend.ts";
import { aCode, anAccount, aRegistration, aReset, aRevival } from "../../../../testing/builders.ts";
import { granted, setup } from "../../../../testing/use-cases/setup.ts";

const asDesk: DeskCall = { operatorHash: "0a", role: "desk", reason: "owner-asked", ticket: "T-1" };
const asSupervisor: DeskCall = { ...asDesk, role: "supervisor" };
const byDesk = { operatorHash: "0a", operatorRole: "desk", reason: "owner-asked", ticket: "T-1" };
const bySupervisor = { ...byDesk, operatorRole: "supervisor" };
const success = { outcome: "success" };
const notFound = { ok: false, failure: { kind: "not-found" }, about: {} };

function scene(special: Parameters<typeof anAccount>[0] = {}) {
  const world = setup();
  const { dependencies } = world;
  const account = anAccount(special);
  const { accountId } = account;
  world.accounts.set(accountId, account);
  const stored = () => world.accounts.get(accountId);
  return {
    ...{ world, dependencies, account, accountId, stored },
    noted: () => stored()?.deskActions?.map(({ kind }) => kind),
    /** The account becomes another at the moment at which the call is noted. */
    meanwhile: (status: Account["status"]) => ({
      ...dependencies,
      deskAccounts: {
        ...dependencies.deskAccounts,
        async note(...noted: Parameters<typeof dependencies.deskAccounts.note>) {
          await dependencies.deskAccounts.note(...noted);
          world.accounts.set(accountId, anAccount({ ...special, ...(status && { status }) }));
        },
      },
    }),
    wrongState: (state: string) => ({
      ...{ ok: false, failure: { kind: "wrong-state", state }, about: { accountId } },
    }),
  };
}

describe("stopping an account", () => {
  it("is noted, on record and mailed, and answered as it stands then", async () => {
    const { world, dependencies, accountId, noted } = scene();
    const value = granted(await suspend(dependencies, asSupervisor, { accountId }));
    expect(value).toMatchObject({ accountId, status: "suspended" });
    expect(noted()).toEqual(["suspended"]);
    expect(world.audited).toEqual([
      { event: "desk.suspended", ...success, accountId, ...bySupervisor },
      { event: "mail.queued", ...success, accountId, reason: "desk-suspended" },
      { event: "session.ended", ...success, accountId, reason: "desk" },
    ]);
  });

  it("that is stopped already ends its sessions again, and other systems hear nothing", async () => {
    const { world, dependencies, accountId, stored } = scene({ status: "suspended" });
    expect(await suspend(dependencies, asSupervisor, { accountId })).toMatchObject({
      ...{ ok: true, value: { status: "suspended" } },
    });
    expect(stored()).toMatchObject({ sessionEpoch: 1 });
    expect(stored()).not.toHaveProperty("eventLog");
    expect(world.followUps.messages()).toEqual([]);
  });

  it("is refused where it becomes disputed at the same moment, and ends no session", async () => {
    const { dependencies: _, meanwhile, accountId, wrongState, stored, world } = scene();
    expect(await suspend(meanwhile("frozen"), asSupervisor, { accountId })).toEqual(wrongState("changed"));
    expect(stored()).not.toHaveProperty("sessionEpoch");
    expect(world.audited.map(({ event }) => event)).not.toContain("session.ended");
  });
});

describe("letting an account be used again", () => {
  it("is noted, on record and mailed", async () => {
    const { world, dependencies, accountId, noted } = scene({ status: "suspended" });
    expect(granted(await restore(dependencies, asSupervisor, { accountId }))).not.toHaveProperty("status");
    expect(noted()).toEqual(["restored"]);
    expect(world.audited).toEqual([
      { event: "desk.restored", ...success, accountId, ...bySupervisor },
      { event: "mail.queued", ...success, accountId, reason: "desk-restored" },
    ]);
  });

  it("is refused where it becomes disputed at the same moment", async () => {
    const { meanwhile, accountId, wrongState } = scene({ status: "suspended" });
    expect(await restore(meanwhile("frozen"), asSupervisor, { accountId })).toEqual(wrongState("changed"));
  });
});

describe("the way to a new password", () => {
  it("is noted, on record and mailed", async () => {
    const { world, dependencies, accountId, noted } = scene();
    granted(await sendReset(dependencies, asDesk, { accountId }));
    expect(noted()).toEqual(["reset-sent"]);
    expect(world.audited).toEqual([
      { event: "desk.reset-sent", ...success, accountId, ...byDesk },
      { event: "mail.queued", ...success, accountId, reason: "desk-reset" },
    ]);
  });

  it("is not sent to an account whose end has begun", async () => {
    const { world, dependencies, accountId, wrongState } = scene({ status: "erasing" });
    expect(await sendReset(dependencies, asDesk, { accountId })).toEqual(wrongState("erasing"));
    expect(world.mailQueue.messages()).toEqual([]);
    expect(world.audited).toEqual([]);
  });
});

describe("showing fields", () => {
  it("is a supervisor's, and noted", async () => {
    const { dependencies, accountId, noted } = scene();
    const asked = { accountId, fields: ["phone"] as const };
    expect(await reveal(dependencies, asDesk, asked)).toEqual({
      ...{ ok: false, failure: { kind: "supervisor-only" } },
    });
    expect(noted()).toBeUndefined();
    granted(await reveal(dependencies, asSupervisor, asked));
    expect(noted()).toEqual(["revealed"]);
    expect(await reveal(dependencies, asSupervisor, { ...asked, accountId: "nobody" })).toEqual(notFound);
  });
});

describe("a record of the desk", () => {
  it("has no detail where there is none", async () => {
    const { world, dependencies, account, accountId } = scene();
    const done = { kind: "suspended", event: "desk.suspended" } as const;
    await announce(dependencies, asDesk, account, done);
    await announce(dependencies, asDesk, account, { ...done, detail: "why" });
    const record = { accountId, ...byDesk, event: "desk.suspended", ...success };
    expect(world.audited).toStrictEqual([record, { ...record, detail: "why" }]);
  });

  it("keeps a refusal as it is, and answers what is made of a value", () => {
    const refused = refuse({ kind: "not-found" });
    expect(mapped(refused, () => 1)).toBe(refused);
    expect(mapped(ok(2), (value) => value + 1)).toEqual({ ok: true, value: 3 });
  });
});

describe("finding by a key", () => {
  const flow = (special: object = {}) => aRegistration(special);

  it("finds the account of an address", async () => {
    const { dependencies, completed } = setup();
    const { accountId } = await completed({ email: "jiro@example.jp" });
    const found = await findTarget(dependencies, { email: "jiro@example.jp" });
    expect(Object.keys(found)).toEqual(["account"]);
    expect(found.account?.accountId).toBe(accountId);
  });

  it("asks nobody without a key", async () => {
    const { dependencies, faults } = setup();
    expect(await findTarget(dependencies, {})).toEqual({});
    expect(faults.calls).toEqual([]);
  });

  it("finds a registration with its code, and no account while it is under way", async () => {
    const { world, dependencies } = scene();
    const own = flow({ id: "r-2", deleteAt: world.clock() + 1000 });
    world.registrations.set(own.id, own);
    expect(await findTarget(dependencies, { registrationId: own.id })).toStrictEqual({ registration: own });
    const code = aCode({ flowId: own.id });
    world.codes.set(own.id, code);
    expect(await findTarget(dependencies, { registrationId: own.id })).toStrictEqual({
      registration: { ...own, expiresAt: code.expiresAt },
      code,
    });
    world.clock.advance(1000);
    expect(await findTarget(dependencies, { registrationId: own.id })).toEqual({});
  });

  it("finds with a registration that is complete its account", async () => {
    const { world, dependencies, account, accountId } = scene();
    const own = flow({ state: "completed", accountId, deleteAt: world.clock() + 1000 });
    world.registrations.set(own.id, own);
    expect(await findTarget(dependencies, { registrationId: own.id })).toEqual({
      registration: own,
      account,
    });
  });

  it("does not take one registration for another of the same number, which finds either", async () => {
    const { clock } = setup();
    const own = flow({ deleteAt: clock() + 1000 });
    const twins = { clock, receptionNumbers: { find: async () => ({ flow: own }) } };
    expect(await findRegistration(twins, { registrationId: "another" })).toBeUndefined();
    expect(await findRegistration(twins, { registrationId: own.id })).toEqual({ registration: own });
    const receptionNumber = receptionNumberOf("another");
    expect(await findRegistration(twins, { receptionNumber })).toEqual({ registration: own });
  });
});

describe("sending a code again", () => {
  function registered(special: object = {}) {
    const all = scene();
    const { world } = all;
    const flow = aRegistration({ resendAvailableAt: world.clock(), ...special });
    world.registrations.set(flow.id, flow);
    const about = async () => ({
      registrationId: flow.id,
      ...(await world.dependencies.emailHash(flow.email)),
    });
    return { ...all, flow, key: { registrationId: flow.id }, about };
  }

  it("is on record without a word of the address, also of one that is proven already", async () => {
    const { world, dependencies, key, flow, about } = registered({ state: "verified" });
    const renewed = granted(await resend(dependencies, asDesk, key));
    expect(renewed).toMatchObject({ state: "requested", codeNumber: 2, codeDigits: 6 });
    const record = { ...(await about()), codeNumber: 2 };
    expect(world.audited).toEqual([
      { event: "desk.resent", ...success, ...record, ...byDesk },
      { event: "mail.queued", ...success, reason: "code", ...record },
    ]);
    const { emailHmac } = record;
    expect(world.mailQueue.messages()).toEqual([
      { kind: "code", purpose: "registration", flowId: flow.id, codeNumber: 2, emailHmac },
    ]);
  });

  it("makes the code long where the mailbox has got many today", async () => {
    const { world, dependencies, key } = registered();
    const settings = { ...dependencies.settings };
    const few = { ...settings, shortCodes: { ...settings.shortCodes, perDayPerMailbox: 1 } };
    const again = () => resend({ ...dependencies, settings: few }, asDesk, key);
    expect(granted(await again()).codeDigits).toBe(6);
    world.clock.advance(61_000);
    expect(granted(await again()).codeDigits).toBe(9);
  });

  it("is refused to a mailbox that has got its number, and names whose it is", async () => {
    const { world, dependencies, key, about, flow } = registered();
    const limits = { ...dependencies.settings.limits, "codes-per-address-and-network": { perHour: 1 } };
    const settings = { ...dependencies.settings, limits };
    const again = () => resend({ ...dependencies, settings }, asDesk, key);
    granted(await again());
    world.clock.advance(61_000);
    expect(await again()).toMatchObject({
      failure: { kind: "limit-reached", limit: "codes-per-address-and-network" },
      about: await about(),
    });
    expect(world.registrations.get(flow.id)?.codeNumber).toBe(2);
  });

  it("is refused where the registration becomes another, or goes, at the same moment", async () => {
    const { dependencies, key, flow, about } = registered();
    const finding = (current?: typeof flow) => {
      const registrations = {
        ...dependencies.registrations,
        apply: async () => ({ applied: false as const, ...(current && { current }) }),
      };
      return resend({ ...dependencies, registrations }, asDesk, key);
    };
    const refused = async (failure: object) => ({ ok: false, failure, about: await about() });
    expect(await finding()).toEqual(await refused({ kind: "not-found" }));
    expect(await finding(flow)).toEqual(await refused({ kind: "not-found" }));
    expect(await finding({ ...flow, state: "completed" })).toEqual(
      await refused({ kind: "wrong-state", state: "completed" }),
    );
  });
});

describe("clearing a limit", () => {
  it("is noted on the account, and names account and address", async () => {
    const { world, dependencies, account, accountId, noted } = scene();
    const limit = "exports-per-account";
    expect(await clearLimit(dependencies, asDesk, { accountId, limit })).toEqual({
      ...{ ok: true, value: { limit, before: 0 } },
    });
    expect(noted()).toEqual(["limit-cleared"]);
    const emailFields = await dependencies.emailHash(account.email);
    expect(world.audited).toEqual([
      { event: "desk.limit-cleared", ...success, accountId, ...emailFields, detail: `${limit}:0`, ...byDesk },
    ]);
  });

  it("asks the counters for nothing where nothing was counted", async () => {
    const { world, dependencies, accountId } = scene();
    granted(await clearLimit(dependencies, asDesk, { accountId, limit: "exports-per-account" }));
    expect(world.faults.calls).not.toContain("counters.clear");
  });

  it("of a registration is one of its address", async () => {
    const { world, dependencies } = scene();
    const own = aRegistration({ id: "r-2", email: "jiro@example.jp", deleteAt: world.clock() + 1000 });
    world.registrations.set(own.id, own);
    const key = { registrationId: own.id, limit: "codes-per-address" } as const;
    expect(await clearLimit(dependencies, asDesk, key)).toMatchObject({ ok: true });
    const emailFields = await dependencies.emailHash(own.email);
    expect(world.audited).toMatchObject([{ registrationId: own.id, ...emailFields }]);
  });

  it("is refused where there is nobody, who has no address either", async () => {
    const { world, dependencies } = scene();
    const key = { accountId: "nobody", limit: "codes-per-address" } as const;
    expect(await clearLimit(dependencies, asDesk, key)).toEqual(notFound);
    expect(world.faults.calls).not.toContain("secrets.emailHash");
  });

  it.each([
    ["a mailbox", { email: "jiro@example.jp" }, ["mailbox"]],
    ["an account", { accountId: "a" }, ["accountId"]],
    ["a network alone", { clientIp: "192.0.2.1" }, []],
    [
      "everything",
      { email: "j@e.jp", accountId: "a", clientIp: "192.0.2.1" },
      ["accountId", "clientAndEmail", "mailbox"],
    ],
  ])("knows whose limits are meant by %s", async (_, key, members) => {
    const { dependencies } = scene();
    const caller = await limitedCaller(dependencies.subjectHash, key);
    expect(Object.keys(caller).toSorted()).toEqual(members);
  });

  it("knows a network and an address together by the hash under which sign-ins count", async () => {
    const { dependencies } = scene();
    const caller = await limitedCaller(dependencies.subjectHash, {
      ...{ email: "jiro@example.jp", clientIp: "192.0.2.1" },
    });
    expect(caller.clientAndEmail).toBe(
      await dependencies.subjectHash("client-and-email", "192.0.2.1 jiro@example.jp"),
    );
  });
});

describe("looking something up", () => {
  it("without an address asks for no hash of one, and shows no mails", async () => {
    const { world, dependencies } = scene();
    const found = granted(await find(dependencies, asDesk, { registrationId: "none" }));
    expect(found).toEqual({ limits: [], mails: [], openFlows: [] });
    for (const call of ["secrets.emailHash", "mailRecords.latest", "counters.read"])
      expect(world.faults.calls).not.toContain(call);
  });

  it("often is on record, of whom, at the first that is more than the hour's number", async () => {
    const { world, dependencies } = scene();
    const often = () => world.audited.filter(({ reason }) => reason === "desk-finds-often");
    const look = () => find(dependencies, asDesk, { accountId: "nobody" });
    for (let finds = 1; finds <= 20; finds += 1) await look();
    expect(often()).toEqual([]);
    await look();
    const { operatorHash, operatorRole } = byDesk;
    const record = { event: "limit.reached", ...success, reason: "desk-finds-often" };
    expect(often()).toEqual([{ ...record, operatorHash, operatorRole }]);
  });
});

describe("what is open of an address", () => {
  it("is named by the mails that begin it, the newest first, with its code", async () => {
    const { world, dependencies } = scene();
    const now = world.clock();
    const older = aReset({ id: "older", startedAt: now - 3 });
    const newer = aReset({ id: "newer", startedAt: now - 1 });
    const revival = aRevival({ id: "between", startedAt: now - 2 });
    for (const flow of [older, newer]) world.resets.set(flow.id, flow);
    world.revivals.set(revival.id, revival);
    const code = aCode({ flowId: "newer", purpose: "reset" });
    world.codes.set("newer", code);
    const mail = (flowId: string, kind: "reset-code" | "revive-code" | "password-changed") => ({
      ...{ kind, flowId, codeNumber: 1, askedAt: now, stage: "accepted" as const },
    });
    const mails = [mail("older", "reset-code"), mail("newer", "reset-code"), mail("between", "revive-code")];
    expect(await openFlowsOf(dependencies, mails, now)).toStrictEqual([
      { purpose: "reset", flow: { ...newer, expiresAt: code.expiresAt }, code },
      { purpose: "revive", flow: revival },
      { purpose: "reset", flow: older },
    ]);
    expect(await openFlowsOf(dependencies, [mail("older", "password-changed")], now)).toEqual([]);
  });
});

describe("another address for an account", () => {
  it("may be one that its own user has already", async () => {
    const { dependencies, completed, accounts } = setup();
    const { accountId } = await completed({ email: "hanako@example.jp" });
    const account = accounts.get(accountId);
    if (!account) throw new Error("there is no account");
    const earlier = { ...account, email: "before@example.jp" };
    expect(await whyNotAddress(dependencies, earlier, "hanako@example.jp")).toBeUndefined();
  });

  it("counts for its mailbox where the desk is a network of its own", async () => {
    const { world, dependencies } = scene();
    const email = "hanako+1@example.jp";
    const now = world.clock();
    await countForMailbox(dependencies, { purpose: "email-change", email }, now);
    const { subjectHash, settings } = dependencies;
    const { mailbox } = askTallies(settings.limits, {
      purpose: "email-change",
      client: { hash: await subjectHash("client", "desk"), network: { name: "desk" } },
      mailbox: await subjectHash("canonical-mailbox", canonicalMailbox(email)),
      codeMinutes: settings.codeMinutes,
    });
    const counted = await dependencies.limits.count(mailbox, now);
    expect(counted).toMatchObject({ counts: { day: 2, dayFromHere: 2, hourFromHere: 2 } });
  });
});
