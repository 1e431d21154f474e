/** Whoever hands over or takes over at the wrong moment, and what stands on record of those who do it at the right one. */
import { describe, expect, it } from "@jest/globals";
import type { Account } from "../../../../functions/domain/account.ts";
import { CLAIM_LEASE_MS } from "../../../../functions/domain/code-flow.ts";
import { DAY_MS } from "../../../../functions/domain/durations.ts";
import { acceptHandover } from "../../../../functions/use-cases/handover/accept-handover.ts";
import { cancelHandover } from "../../../../functions/use-cases/handover/cancel-handover.ts";
import { previewHandover } from "../../../../functions/use-cases/handover/preview-handover.ts";
import { startHandover } from "../../../../functions/use-cases/handover/start-handover.ts";
import {
  aSuccessorsForm,
  handingOver,
  NEW_PASSWORD,
  PREDECESSOR,
  SUCCESSOR,
} from "../../../../testing/use-cases/handover.ts";
import { aClient, granted, terms } from "../../../../testing/use-cases/setup.ts";

const dead = { ok: false, failure: { kind: "link-dead" } };
const refused = (kind: string, special: object = {}) => ({ ok: false, failure: { kind, ...special } });

async function scene(special: Parameters<typeof handingOver>[0] = {}) {
  const all = await handingOver(special);
  const { world, accountId, sessionToken } = all;
  const { dependencies } = world;
  const account = (): Account => {
    const found = world.accounts.get(accountId);
    if (!found) throw new Error("the account is gone");
    return found;
  };
  const sent = (email: string) => ({
    ...{ sessionToken, clientIp: "192.0.2.1", body: { email, emailConfirmation: email } },
  });
  return {
    ...{ ...all, dependencies, account },
    change: (changes: object) => {
      world.accounts.set(accountId, { ...account(), ...changes });
    },
    startWith: (changed: Partial<typeof dependencies>, email = SUCCESSOR) =>
      startHandover({ ...dependencies, ...changed }, sent(email)),
    acceptWith: (changed: Partial<typeof dependencies>, token: string, special: object = {}) =>
      acceptHandover(
        { ...dependencies, ...changed },
        { body: { token, ...aSuccessorsForm(special) }, client: aClient, sessionToken: undefined },
      ),
  };
}

describe("an invitation", () => {
  it("is on record by the hash of the address, with its mail", async () => {
    const { world, dependencies, accountId, start } = await scene();
    world.audited.length = 0;
    const { handoverId } = granted(await start());
    const fields = { outcome: "success", flowId: handoverId, accountId };
    const emailFields = await dependencies.emailHash(SUCCESSOR);
    expect(world.audited).toEqual([
      { event: "account.handover-invited", ...fields, ...emailFields },
      { event: "mail.queued", ...fields, reason: "handover-invitation" },
    ]);
  });

  it("is nothing that a person's account has, in either member", async () => {
    const { start } = await scene({ accountType: "individual" });
    expect(await start()).toEqual(
      refused("unknown-member", {
        errors: [
          { pointer: "/email", code: "unknown-member", params: {} },
          { pointer: "/emailConfirmation", code: "unknown-member", params: {} },
        ],
      }),
    );
  });

  it("is refused to whoever is not signed in", async () => {
    const { start, cancel: _, dependencies } = await scene();
    expect(await start(SUCCESSOR, "unknown")).toEqual(refused("not-signed-in"));
    expect(await cancelHandover(dependencies, { sessionToken: "unknown", handoverId: "h" })).toEqual(
      refused("not-signed-in"),
    );
  });

  it("is refused while the address before may still be the owner's", async () => {
    const { world, start, change } = await scene();
    const undoUntil = world.clock() + 1;
    const emailChange = { changeId: "c", previousEmail: "before@example.jp", email: PREDECESSOR };
    change({ emailChange: { ...emailChange, changedAt: 0, undoUntil } });
    expect(await start()).toEqual(refused("email-change-recent", { retryAt: undoUntil }));
  });

  it("of another address is refused while one is open, before anything is counted", async () => {
    const { world, start } = await scene();
    granted(await start());
    const [counted, audited] = [new Map(world.counts), world.audited.length];
    expect(await start("other@example.jp")).toEqual(refused("handover-pending"));
    expect(world.counts).toEqual(counted);
    expect(world.audited).toHaveLength(audited);
  });

  it("of two to different addresses at the same moment is one, and no mail goes to the other", async () => {
    const { world, startWith, start, dependencies } = await scene();
    const handovers = {
      ...dependencies.handovers,
      async invite(...given: Parameters<typeof dependencies.handovers.invite>) {
        granted(await start("other@example.jp"));
        return dependencies.handovers.invite(...given);
      },
    };
    expect(await startWith({ handovers })).toEqual(refused("handover-pending"));
    await world.deliverMails();
    const mails = world.outbox.filter(({ about }) => about.kind === "handover-invitation");
    expect(mails.map(({ to }) => to)).toEqual(["other@example.jp"]);
  });

  it("is counted for the mailbox as a change of address is, and its refusal is on record", async () => {
    const { world, dependencies, startWith } = await scene();
    const { settings } = dependencies;
    const limits = { ...settings.limits, "codes-per-address-and-network": { perHour: 1 } };
    const few = { settings: { ...settings, limits } as unknown as typeof settings };
    granted(await startWith(few));
    world.audited.length = 0;
    const limit = "codes-per-address-and-network";
    expect(await startWith(few)).toEqual(refused("limit-reached", { retryAt: expect.any(Number) }));
    const emailFields = await dependencies.emailHash(SUCCESSOR);
    expect(world.audited).toEqual([
      { event: "limit.reached", outcome: "failure", reason: limit, ...emailFields },
    ]);
  });
});

describe("withdrawing an invitation", () => {
  it("is on record; of one that is not the account's, nothing is", async () => {
    const { world, accountId, cancel, invited } = await scene();
    const { handoverId } = await invited();
    world.audited.length = 0;
    granted(await cancel("another"));
    expect(world.audited).toEqual([]);
    granted(await cancel(handoverId));
    granted(await cancel(handoverId));
    expect(world.audited).toEqual([
      { event: "account.handover-withdrawn", outcome: "success", flowId: handoverId, accountId },
    ]);
  });

  it.each<[string, (all: Awaited<ReturnType<typeof scene>>) => unknown]>([
    ["another has come in its place", ({ change }) => change({ handover: { handoverId: "another" } })],
    ["it is withdrawn already", ({ change }) => change({ handover: undefined })],
    ["the account is erased", ({ world }) => world.accounts.clear()],
  ])("is done where by the time of its write %s", async (_, happens) => {
    const all = await scene();
    const { handoverId } = await all.invited();
    const { dependencies, sessionToken } = all;
    const handovers = {
      ...dependencies.handovers,
      async withdraw(...given: Parameters<typeof dependencies.handovers.withdraw>) {
        happens(all);
        return dependencies.handovers.withdraw(...given);
      },
    };
    const asked = { sessionToken, handoverId };
    expect(await cancelHandover({ ...dependencies, handovers }, asked)).toEqual({ ok: true });
  });
});

describe("a link", () => {
  it("of an earlier invitation is dead when a new one is open", async () => {
    const { invited, change, account, preview } = await scene();
    const { token } = await invited();
    change({ handover: { ...account().handover, handoverId: "a newer one" } });
    expect(await preview(token)).toEqual(dead);
  });

  it("is dead where the account has become a person's", async () => {
    const { invited, change, preview } = await scene();
    const { token } = await invited();
    change({ accountType: "individual" });
    expect(await preview(token)).toEqual(dead);
  });

  it("shows the business where the address is its own user's already", async () => {
    const { dependencies, invited, account } = await scene();
    const { token } = await invited();
    const { userSub, accountId, registrationId } = account();
    const users = { find: async () => ({ userSub, accountId, registrationId }) };
    expect(await previewHandover({ ...dependencies, users }, { token })).toMatchObject({ ok: true });
  });
});

describe("taking an account over", () => {
  it("is on record in the order in which it is done", async () => {
    const { world, dependencies, accountId, invited, accept } = await scene();
    const { token, handoverId } = await invited();
    world.audited.length = 0;
    granted(await accept(token));
    const fields = { outcome: "success", flowId: handoverId, accountId };
    const { emailHmac: previousEmailHmac, hmacKeyId } = await dependencies.emailHash(PREDECESSOR);
    const previous = { emailHmac: previousEmailHmac, hmacKeyId };
    const emailFields = await dependencies.emailHash(SUCCESSOR);
    const { version: termsVersion, sha256: termsSha256 } = terms;
    expect(world.audited.slice(0, 5)).toEqual([
      { event: "hold.set", ...fields, reason: "email-changed", ...previous },
      { event: "terms.accepted", ...fields, termsVersion, termsSha256 },
      { event: "account.handed-over", ...fields, reason: "with-password", ...emailFields, previousEmailHmac },
      { event: "session.ended", ...fields, reason: "email-changed" },
      { event: "account.email-changed", ...fields, ...emailFields, previousEmailHmac },
    ]);
  });

  it("is refused with a password of the names of the business, or of those who take it over", async () => {
    const { world, invited, accept, change, account } = await scene();
    const { token } = await invited();
    change({ profile: { ...account().profile, organizationName: "Tamagawa" } });
    const weak = refused("invalid-input", {
      errors: [{ pointer: "/password", code: "password-context", params: {} }],
    });
    const password = "tamagawa-9-correct";
    expect(await accept(token, { password, passwordConfirmation: password })).toEqual(weak);
    expect(world.emailChanges.size).toBe(0);
  });

  it("is taken for an address that is held for this very account", async () => {
    const { world, dependencies, accountId, invited, accept } = await scene();
    const { token } = await invited();
    const { emailHmac } = await dependencies.emailHash(SUCCESSOR);
    world.holds.set(emailHmac, { accountId, reason: "changed", until: world.clock() + DAY_MS });
    expect(await accept(token)).toMatchObject({ ok: true });
  });

  it.each([
    ["a department", {}, ["contact", "department", "phone", "terms"]],
    ["no department", { department: "" }, ["contact", "phone", "terms"]],
  ])("keeps what its browser shows, and what the successor gives: %s", async (_, special, members) => {
    const { dependencies, invited, acceptWith } = await scene();
    const { token } = await invited();
    const created: { readonly successor?: object }[] = [];
    const emailChanges = {
      ...dependencies.emailChanges,
      async create(...given: Parameters<typeof dependencies.emailChanges.create>) {
        created.push(given[0]);
        return dependencies.emailChanges.create(...given);
      },
    };
    granted(await acceptWith({ emailChanges }, token, special));
    expect(created).toMatchObject([{ client: aClient, successor: {} }]);
    expect(created.flatMap(({ successor = {} }) => Object.keys(successor)).toSorted()).toEqual(members);
  });

  it("signs the successor in by their password", async () => {
    const { world, accountId, invited, accept } = await scene();
    const { token } = await invited();
    const before = new Set(world.sessions.keys());
    granted(await accept(token));
    const opened = [...world.sessions].filter(([key]) => !before.has(key)).map(([, session]) => session);
    expect(opened).toMatchObject([{ accountId, factors: ["password"], ...aClient }]);
  });

  it("is dead, and claims nothing any more, where the invitation is withdrawn in between", async () => {
    const { world, dependencies, change, invited, acceptWith, account } = await scene();
    const { token, handoverId } = await invited();
    const handovers = {
      ...dependencies.handovers,
      async holdOpen(...given: Parameters<typeof dependencies.handovers.holdOpen>) {
        change({ handover: undefined });
        return dependencies.handovers.holdOpen(...given);
      },
    };
    expect(await acceptWith({ handovers }, token)).toEqual(dead);
    expect(account().email).toBe(PREDECESSOR);
    expect(world.emailChanges.get(handoverId)?.state).toBe("verified");
    expect(world.emailChanges.get(handoverId)).not.toHaveProperty("claimedAt");
  });

  it.each([
    ["applied", "link-dead"],
    ["duplicate", "already-registered"],
    ["applying", "completion-in-progress"],
  ] as const)("of which a claim is %s already is answered: %s", async (state, kind) => {
    const { world, invited, accept } = await scene();
    const { token, handoverId } = await invited();
    world.faults.failNext("users.changeEmail", "before");
    await expect(accept(token)).rejects.toThrow();
    const claim = world.emailChanges.get(handoverId);
    if (!claim) throw new Error("nothing is claimed");
    const { claimedAt: _, ...ended } = claim;
    world.emailChanges.set(handoverId, { ...(state === "applying" ? claim : ended), state });
    const from = world.faults.calls.length;
    expect(await accept(token)).toEqual(refused(kind));
    // What has ended is claimed by nobody any more.
    const writes = world.faults.calls.slice(from).filter((call) => call === "emailChanges.apply");
    expect(writes).toHaveLength(state === "applying" ? 1 : 0);
  });

  it("goes on where nobody is at work any more: as soon as the lease is over, and no earlier", async () => {
    const { world, invited, accept } = await scene();
    const { token } = await invited();
    world.faults.failNext("users.changeEmail", "before");
    await expect(accept(token)).rejects.toThrow();
    world.clock.advance(CLAIM_LEASE_MS - 1);
    expect(await accept(token)).toEqual(refused("completion-in-progress"));
    world.clock.advance(1);
    expect(await accept(token)).toMatchObject({ ok: true });
  });

  it("sets the password where the directory does not find the new address at once", async () => {
    const { world, dependencies, invited, acceptWith, account } = await scene();
    const { token } = await invited();
    const { userSub } = account();
    const users = { ...dependencies.users, find: async () => undefined };
    expect(await acceptWith({ users }, token)).toMatchObject({ ok: true });
    expect([...world.users.values()]).toMatchObject([{ userSub, email: SUCCESSOR, password: NEW_PASSWORD }]);
  });

  it.each([
    ["its own user's: then it is done", true],
    ["nobody's any more: then nothing is", false],
  ] as const)("looks whose the address is that is there already: %s", async (_, isOwn) => {
    const { world, dependencies, invited, acceptWith, account } = await scene();
    const { token } = await invited();
    const { userSub, accountId, registrationId } = account();
    const users = {
      ...dependencies.users,
      changeEmail: async () => "exists" as const,
      find: async () => (isOwn ? { userSub, accountId, registrationId } : undefined),
    };
    expect(await acceptWith({ users }, token)).toMatchObject(
      isOwn ? { ok: true } : refused("already-registered"),
    );
    const passwords = [...world.users.values()].map(({ password }) => password);
    expect(passwords.includes(NEW_PASSWORD)).toBe(isOwn);
  });
});
