import { describe, expect, it } from "@jest/globals";
import { CLAIM_LEASE_MS } from "../../../../functions/domain/code-flow.ts";
import type { StoredState } from "../../../../functions/domain/registration.ts";
import { tokenHash } from "../../../../functions/domain/secret-token.ts";
import { completeRegistration } from "../../../../functions/use-cases/registration/complete-registration.ts";
import { aBusinessProfile, aRegistration, FLOW_SECRET } from "../../../../testing/builders.ts";
import {
  aClient,
  aForm,
  granted,
  HOUR,
  MINUTE,
  PASSWORD,
  setup,
  terms,
  type World,
} from "../../../../testing/use-cases/setup.ts";

type Flow = { id: string; flowSecret: string | undefined };

const complete = (world: World, flow: Flow, form: Parameters<typeof aForm>[0] = {}) =>
  completeRegistration(world.dependencies, { id: flow.id, flowSecret: flow.flowSecret, ...aForm(form) });

const refused = (kind: string) => ({ ok: false, failure: { kind } });
const otherProfile = aBusinessProfile({ organizationName: "別の商店" });

describe("completing a registration", () => {
  it("makes one user and one account, and leaves the closing of the registration to the follow-up", async () => {
    const world = setup();
    const flow = await world.verified();
    world.clock.advance(MINUTE);
    const { accountId } = granted(await complete(world, flow));
    expect([...world.users.values()]).toMatchObject([
      { email: "hanako@example.jp", accountId, registrationId: flow.id, password: PASSWORD },
    ]);
    expect([...world.accounts.values()]).toEqual([
      {
        accountId,
        userSub: `sub-${accountId}`,
        accountType: "business",
        email: "hanako@example.jp",
        language: "ja",
        profile: aBusinessProfile(),
        registrationId: flow.id,
        termsVersion: terms.version,
        termsSha256: terms.sha256,
        createdAt: world.clock(),
        updatedAt: world.clock(),
        eventSequence: 1,
      },
    ]);
    expect(world.stored(flow)).toMatchObject({ state: "completing", accountId });
    expect(world.followUps.messages()).toEqual([{ kind: "completion", registrationId: flow.id, accountId }]);
    world.clock.advance(3000);
    await world.deliverFollowUps();
    expect(world.stored(flow)).toMatchObject({ state: "completed", accountId });
    expect(world.stored(flow)).not.toHaveProperty("profile");
  });

  it("asks for the follow-up first, and writes the intent down before it acts", async () => {
    const world = setup();
    const flow = await world.verified();
    const from = world.faults.calls.length;
    await complete(world, flow);
    expect(world.faults.calls.slice(from)).toEqual([
      "registrations.findWithCode",
      "passwords.judge",
      "secrets.emailHash",
      "followUps.request",
      "registrations.apply",
      "users.signUp",
      "accounts.put",
      "sessions.create",
    ]);
  });

  it("signs the registrant in", async () => {
    const world = setup();
    const flow = await world.verified();
    const { accountId, sessionToken } = granted(await complete(world, flow));
    const [, secret = ""] = sessionToken.split(".");
    expect([...world.sessions]).toEqual([
      [
        `${accountId} ${tokenHash(secret)}`,
        {
          ...{ accountId, sessionId: "session-5", epoch: 0, factors: ["password"], ...aClient },
          createdAt: world.clock(),
          lastUsedAt: world.clock(),
          authenticatedAt: world.clock(),
          idleExpiresAt: world.clock() + 30 * MINUTE,
          absoluteExpiresAt: world.clock() + 8 * HOUR,
        },
      ],
    ]);
  });

  it("reports to the auditor who registered under which terms, and no more", async () => {
    const world = setup();
    const flow = await world.verified();
    const { accountId } = granted(await complete(world, flow));
    const auditFields = { outcome: "success", registrationId: flow.id, accountId };
    expect(world.audited.slice(-4)).toEqual([
      { event: "profile.saved", ...auditFields },
      { event: "registration.completed", ...auditFields, termsVersion: "3", termsSha256: terms.sha256 },
      { event: "mail.queued", ...auditFields, reason: "completion" },
      { event: "auth.signed-in", outcome: "success", reason: "completion", accountId },
    ]);
  });

  it("reports to the auditor as soon as the account is certain to be, before anything else can fail", async () => {
    const world = setup();
    const flow = await world.verified();
    world.faults.failNext("accounts.put", "before");
    await expect(complete(world, flow)).rejects.toThrow("accounts.put");
    expect(world.auditedSince(-3)).toEqual(["profile.saved", "registration.completed", "mail.queued"]);
    expect([world.users.size, world.accounts.size]).toEqual([1, 0]);
    world.clock.advance(30_000);
    await world.deliverFollowUps();
    expect(world.accounts.size).toBe(1);
  });

  it("keeps the password that another try of the same form has acknowledged meanwhile", async () => {
    const world = setup();
    const flow = await world.verified();
    // Another browser tab is through while this one is at the sign-up.
    world.faults.pauseWith(async (call) => {
      if (call !== "users.signUp") return;
      world.faults.pauseWith(async () => undefined);
      granted(await complete(world, flow));
    });
    const other = aForm({ password: "another-good-1" });
    expect(await completeRegistration(world.dependencies, { ...flow, ...other })).toEqual(
      refused("already-completed"),
    );
    const { authenticate } = world.dependencies.users;
    expect(await authenticate("hanako@example.jp", PASSWORD)).toBeDefined();
  });

  it.each([
    [30 * MINUTE - 1, { ok: true }],
    [30 * MINUTE, refused("expired")],
  ])("%d ms after the code was sent", async (afterMs, expected) => {
    const world = setup();
    const flow = await world.verified();
    world.clock.advance(afterMs);
    expect(await complete(world, flow)).toMatchObject(expected);
    if (afterMs >= 30 * MINUTE) {
      expect(world.audited.at(-1)).toEqual({
        event: "registration.expired",
        outcome: "failure",
        reason: "form-refused",
        registrationId: flow.id,
        codeNumber: 1,
      });
    }
  });
});

describe("a completion is refused", () => {
  it.each<[StoredState, string]>([
    ["requested", "not-verified"],
    ["duplicate", "already-registered"],
  ])("in %s, and nothing is written", async (state, kind) => {
    const world = setup();
    world.registrations.set("registration-1", aRegistration({ state }));
    expect(await complete(world, { id: "registration-1", flowSecret: FLOW_SECRET })).toEqual(refused(kind));
    expect(world.faults.calls).toEqual(["registrations.findWithCode"]);
  });

  it("with every field that is wrong, before anything is claimed", async () => {
    const world = setup();
    const flow = await world.verified();
    expect(await complete(world, flow, { profile: { phone: "1" } })).toMatchObject({
      failure: {
        kind: "invalid-input",
        errors: expect.arrayContaining([expect.objectContaining({ pointer: "/profile/phone" })]),
      },
    });
    expect(world.stored(flow).state).toBe("verified");
    expect(world.followUps.messages()).toEqual([]);
  });

  it.each([
    ["password-common", "an easy one"],
    ["password-context", "hanako-2026"],
    ["password-context", "KAWASAKI-2026"],
  ] as const)("for a password that is easily guessed (%s)", async (code, password) => {
    const world = setup();
    world.weakPasswords.set("an easy one", "password-common");
    const flow = await world.verified();
    expect(await complete(world, flow, { password })).toMatchObject({
      failure: { kind: "invalid-input", errors: [{ pointer: "/password", code }] },
    });
    expect(world.stored(flow).state).toBe("verified");
  });

  it("for a password that the user directory refuses, and the claim is released", async () => {
    const world = setup();
    world.refusedPasswords.add("refused-pass-1");
    const flow = await world.verified();
    expect(await complete(world, flow, { password: "refused-pass-1" })).toMatchObject({
      failure: { kind: "invalid-input", errors: [{ pointer: "/password", code: "password-refused" }] },
    });
    expect(world.stored(flow).state).toBe("verified");
    expect(world.stored(flow)).not.toHaveProperty("profile");
    expect(world.users.size + world.accounts.size).toBe(0);

    expect((await complete(world, flow)).ok).toBe(true);
    world.clock.advance(15_000);
    await world.deliverFollowUps();
    expect(world.followUps.messages()).toEqual([]);
    expect(world.stored(flow).state).toBe("completed");
  });

  it("when the half hour ends between the look and the claim", async () => {
    const world = setup();
    const flow = await world.verified();
    world.clock.advance(30 * MINUTE - 1);
    world.faults.pauseWith(async (call) => {
      if (call === "passwords.judge") world.clock.advance(1);
    });
    expect(await complete(world, flow)).toEqual(refused("expired"));
    expect(await complete(world, flow)).toEqual(refused("expired"));
  });
});

it("everything that is wrong is reported at once: in the form, the password and its confirmation", async () => {
  const world = setup();
  const { id, flowSecret } = await world.verified();
  const body = { profile: { phone: "1" }, password: "abcdefgh", passwordConfirmation: "other" };
  const outcome = await completeRegistration(world.dependencies, {
    ...{ id, flowSecret, body, language: "ja", client: aClient },
  });
  const errors = !outcome.ok && outcome.failure.kind === "invalid-input" ? outcome.failure.errors : [];
  const reported = errors.map(({ pointer, code }) => `${pointer} ${code}`);
  expect(reported).toEqual(
    expect.arrayContaining([
      "/profile/organizationName required",
      "/profile/phone phone",
      "/password password-classes",
      "/passwordConfirmation password-mismatch",
    ]),
  );
});

it("a sign-up that finds the claim released is asked to come again", async () => {
  const world = setup();
  const flow = await world.verified();
  world.dependencies.users.signUp = async () => "not-admitted";
  expect(await complete(world, flow)).toEqual(refused("completion-in-progress"));
  expect(world.faults.calls.slice(-2)).toEqual(["users.signUp", "holds.find"]);
});

it("another form sent to a completed registration is answered so, and changes nothing", async () => {
  const world = setup();
  const flow = await world.verified();
  await complete(world, flow);
  expect(await complete(world, flow, { profile: otherProfile })).toEqual(refused("already-completed"));
  expect([...world.accounts.values()][0]?.profile).not.toMatchObject({ organizationName: "別の商店" });
});

/** As a reader of the audit trail counts them: written twice is one. */
const registrationsCompleted = (world: World) => [
  ...new Set(
    world.audited.flatMap(({ event, registrationId }) =>
      event === "registration.completed" ? registrationId : [],
    ),
  ),
];

describe("a second completion of the same flow", () => {
  it("in the same instant finishes the same job and makes nothing twice", async () => {
    const world = setup();
    const flow = await world.verified();
    const [one, other] = await Promise.all([complete(world, flow), complete(world, flow)]);
    expect(granted(one).accountId).toBe(granted(other).accountId);
    expect([world.users.size, world.accounts.size]).toEqual([1, 1]);
    expect(registrationsCompleted(world)).toEqual([flow.id]);
  });

  it("while the first is under way finishes the same job", async () => {
    const world = setup();
    const flow = await world.verified();
    let second: ReturnType<typeof complete> | undefined;
    world.faults.pauseWith(async (call) => {
      if (call === "users.signUp") second ??= complete(world, flow);
    });
    const first = granted(await complete(world, flow));
    expect(second && granted(await second).accountId).toBe(first.accountId);
    expect([world.users.size, world.accounts.size]).toEqual([1, 1]);
    expect(registrationsCompleted(world)).toEqual([flow.id]);
  });

  it("after a crash with a blank optional field is known as the same form", async () => {
    const world = setup();
    const flow = await world.verified();
    const profile = { ...aBusinessProfile(), department: "", city: "　" };
    world.faults.failNext("users.signUp", "before");
    await expect(complete(world, flow, { profile })).rejects.toThrow("users.signUp");
    expect((await complete(world, flow, { profile })).ok).toBe(true);
  });

  it("with another form waits for the first to be settled", async () => {
    const world = setup();
    const flow = await world.verified();
    world.faults.failNext("users.signUp", "before");
    await expect(complete(world, flow)).rejects.toThrow("users.signUp");

    world.clock.advance(CLAIM_LEASE_MS - 1);
    expect(await complete(world, flow, { profile: otherProfile })).toEqual(refused("completion-in-progress"));
    world.clock.advance(1);
    const { accountId } = granted(await complete(world, flow, { profile: otherProfile }));
    expect(world.accounts.get(accountId)?.profile).toEqual(otherProfile);
  });

  it("takes over a claim whose user was made, with the password that is acknowledged now", async () => {
    const world = setup();
    const flow = await world.verified();
    world.faults.failNext("users.signUp", "after");
    await expect(complete(world, flow, { password: "first-pass-1" })).rejects.toThrow("users.signUp");
    expect((await complete(world, flow, { password: "second-pass-2" })).ok).toBe(true);
    expect([...world.users.values()].map(({ password }) => password)).toEqual(["second-pass-2"]);
  });

  it("is answered like the first where that one is through, and its mail sent, before this one claims", async () => {
    const world = setup();
    const flow = await world.verified();
    let first: ReturnType<typeof complete> | undefined;
    world.faults.pauseWith(async (call) => {
      if (call !== "registrations.apply" || first) return;
      first = complete(world, flow);
      await first;
      world.clock.advance(3000);
      await world.deliverFollowUps();
    });
    const second = granted(await complete(world, flow));
    expect(world.stored(flow).state).toBe("completed");
    expect(first && granted(await first).accountId).toBe(second.accountId);
    expect([world.users.size, world.accounts.size]).toEqual([1, 1]);
  });

  it("is asked to come again when another takes the claim first", async () => {
    const world = setup();
    const flow = await world.verified();
    world.faults.failNext("users.signUp", "before");
    await expect(complete(world, flow)).rejects.toThrow("users.signUp");
    world.faults.pauseWith(async (call) => {
      if (call !== "passwords.judge") return;
      const claimed = world.stored(flow);
      world.registrations.set(flow.id, { ...claimed, claimedAt: (claimed.claimedAt ?? 0) + 1 });
    });
    expect(await complete(world, flow)).toEqual(refused("completion-in-progress"));
  });

  it("is asked to come again when the user vanishes between two calls", async () => {
    const world = setup();
    const flow = await world.verified();
    world.faults.failNext("users.signUp", "after");
    await expect(complete(world, flow)).rejects.toThrow("users.signUp");
    world.faults.pauseWith(async (call) => {
      if (call === "users.find") world.users.clear();
    });
    expect(await complete(world, flow)).toEqual(refused("completion-in-progress"));
    expect((await complete(world, flow)).ok).toBe(true);
  });
});

describe("a completed registration repeated", () => {
  it("gives whoever has the password the same answer, and changes nothing", async () => {
    const world = setup();
    const flow = await world.completed();
    const before = { users: [...world.users], accounts: [...world.accounts], stored: world.stored(flow) };
    const again = granted(await complete(world, flow));
    expect(again.accountId).toBe(flow.accountId);
    expect(again.sessionToken).not.toBe(flow.sessionToken);
    expect({
      users: [...world.users],
      accounts: [...world.accounts],
      stored: world.stored(flow),
    }).toEqual(before);
    expect(world.outbox.filter(({ about }) => about.kind === "completion")).toEqual([]);
    expect(world.followUps.messages()).toHaveLength(1);
  });

  it("says no more than that it is completed to whoever has not", async () => {
    const world = setup();
    const flow = await world.completed();
    const from = world.audited.length;
    expect(await complete(world, flow, { password: "not-the-one-1" })).toEqual(refused("already-completed"));
    expect(world.sessions.size).toBe(1);
    expect(world.audited.slice(from)).toEqual([
      { event: "auth.failed", outcome: "failure", reason: "password", registrationId: flow.id },
    ]);
  });

  it("signs nobody in to an account that the city has stopped meanwhile", async () => {
    const world = setup();
    const flow = await world.completed();
    const account = world.accounts.get(flow.accountId);
    if (!account) throw new Error("no account");
    world.accounts.set(flow.accountId, { ...account, status: "suspended" });
    const from = world.audited.length;
    expect(await complete(world, flow)).toMatchObject(refused("account-stopped"));
    expect(world.auditedSince(from)).toEqual([]);
    expect(world.sessions.size).toBe(1);
  });

  it("signs nobody in whose password was changed after it was found right", async () => {
    const world = setup();
    const flow = await world.completed();
    const account = world.accounts.get(flow.accountId);
    const user = world.users.get("hanako@example.jp");
    if (!account || !user) throw new Error("no account");
    world.faults.pauseWith(async (call) => {
      if (call !== "accounts.find") return;
      world.accounts.set(flow.accountId, { ...account, passwordChangedAt: world.clock() });
      world.users.set("hanako@example.jp", { ...user, password: "another-good-1" });
    });
    expect(await complete(world, flow)).toEqual(refused("already-completed"));
    expect(world.sessions.size).toBe(1);
  });

  it("with another form and the right password is no failure to sign in", async () => {
    const world = setup();
    const flow = await world.completed();
    const from = world.audited.length;
    expect(await complete(world, flow, { profile: otherProfile })).toEqual(refused("already-completed"));
    expect(world.audited.slice(from)).toEqual([]);
  });
});

describe("two flows of one address", () => {
  it("one after the other: the second is answered kindly, and has changed nothing", async () => {
    const world = setup();
    const second = await world.verified();
    const first = await world.completed();
    const before = [...world.users.values()];
    expect(await complete(world, second, { password: "attackers-pass-1" })).toEqual(
      refused("already-registered"),
    );
    expect([...world.users.values()]).toEqual(before);
    expect([...world.accounts.keys()]).toEqual([first.accountId]);
    expect(world.stored(second)).toMatchObject({ state: "duplicate" });
    expect(world.stored(second)).not.toHaveProperty("profile");
    expect(world.audited.at(-1)).toEqual({
      event: "registration.duplicate",
      outcome: "failure",
      reason: "address-registered",
      registrationId: second.id,
    });
    expect(await complete(world, second)).toEqual(refused("already-registered"));
  });

  it("in two spellings are one account", async () => {
    const world = setup();
    const other = await world.verified({ email: "HANAKO@example.jp" });
    await world.completed();
    expect(await complete(world, other)).toEqual(refused("already-registered"));
  });
});
