import { describe, expect, it } from "@jest/globals";
import { signedInAccount } from "../../../../functions/use-cases/account/signed-in-account.ts";
import { updateAccount } from "../../../../functions/use-cases/account/update-account.ts";
import { cancelEmailChange } from "../../../../functions/use-cases/email/cancel-email-change.ts";
import { resendEmailChangeCode } from "../../../../functions/use-cases/email/resend-email-change-code.ts";
import { showEmailChange } from "../../../../functions/use-cases/email/show-email-change.ts";
import { verifyCode } from "../../../../functions/use-cases/flow/verify-code.ts";
import { completeReset } from "../../../../functions/use-cases/password/complete-reset.ts";
import { startReset } from "../../../../functions/use-cases/password/start-reset.ts";
import { signIn } from "../../../../functions/use-cases/session/sign-in.ts";
import { changing, NEW, OLD } from "../../../../testing/use-cases/email-change.ts";
import {
  aClient,
  aStartRequest,
  granted,
  HOUR,
  MINUTE,
  PASSWORD,
  setup,
  type World,
  wrongCode,
} from "../../../../testing/use-cases/setup.ts";

const DAY = 24 * HOUR;
const refusal = (outcome: { ok: true } | { ok: false; failure: { kind: string } }) =>
  outcome.ok ? undefined : outcome.failure.kind;
const signInWith = (world: World, email: string) =>
  signIn(world.dependencies, { email, password: PASSWORD, clientIp: "192.0.2.9", client: aClient });

describe("the start of a change of address", () => {
  it("mails a code to the new address, and nothing to the old one", async () => {
    const { world, start } = await changing();
    world.outbox.length = 0;
    granted(await start());
    await world.deliverMails();
    expect(world.outbox.map(({ to, about }) => [to, about.kind])).toEqual([[NEW, "email-change-code"]]);
    expect(world.outbox[0]?.mail.subject).toContain("メールアドレス変更の認証コード（1通目）");
  });

  it.each(["", "unknown"])("is for nobody with the session %j", async (sessionToken) => {
    const { world, start } = await changing();
    expect(refusal(await start({ sessionToken }))).toBe("not-signed-in");
    expect(world.emailChanges.size).toBe(0);
  });

  it("asks for the password anew where it was given too long ago", async () => {
    const { world, start } = await changing();
    world.clock.advance(11 * MINUTE);
    expect(refusal(await start())).toBe("reauthentication-required");
  });

  it.each(["", "other", `${OLD}x`])("refuses a form with %j as confirmation", async (emailConfirmation) => {
    const { world, dependencies, sessionToken } = await changing();
    const { startEmailChange } = await import("../../../../functions/use-cases/email/start-email-change.ts");
    const sent = { sessionToken, clientIp: "192.0.2.1", language: "ja" as const };
    const outcome = await startEmailChange(dependencies, {
      ...sent,
      body: { email: NEW, emailConfirmation },
    });
    expect(refusal(outcome)).toBe("invalid-input");
    expect(world.emailChanges.size).toBe(0);
  });

  it("refuses the address that the account has, in any letter case", async () => {
    const { start } = await changing();
    expect(refusal(await start({ email: OLD.toUpperCase() }))).toBe("email-unchanged");
  });

  it("is possible three times a day", async () => {
    const { world, start } = await changing();
    for (const name of ["a", "b", "c"]) granted(await start({ email: `${name}@example.jp` }));
    expect(refusal(await start({ email: "d@example.jp" }))).toBe("limit-reached");
    expect(world.audited.at(-1)).toMatchObject({
      event: "limit.reached",
      reason: "email-changes-per-account",
    });
    world.clock.advance(DAY);
    const again = granted(await signInWith(world, OLD));
    granted(await start({ sessionToken: again.sessionToken }));
  });

  it("takes the place of one that was begun before, whose code changes nothing any more", async () => {
    const { codeSent, verify, world } = await changing();
    const first = await codeSent("first@example.jp");
    const second = await codeSent();
    expect(refusal(await verify(first))).toBe("flow-not-found");
    granted(await verify(second));
    expect([...world.users.values()].map(({ email }) => email)).toEqual([NEW]);
  });

  it("is done once for a request that is sent again under its key", async () => {
    const { world, start } = await changing();
    const idempotencyKey = "0123456789abcdef";
    const first = granted(await start({ idempotencyKey }));
    const again = granted(await start({ idempotencyKey }));
    expect(again.flow.id).toBe(first.flow.id);
    expect(world.emailChanges.size).toBe(1);
  });

  it("is another account's own under the same key, though all else is the same", async () => {
    const { world, start } = await changing();
    const another = await changing({ email: "other@example.jp" }, world);
    const idempotencyKey = "0123456789abcdef";
    granted(await start({ idempotencyKey }));
    expect(refusal(await another.start({ idempotencyKey }))).toBe("idempotency-key-reused");
  });

  it("answers alike whether the address is taken or free, and a taken one gets a mail that says so", async () => {
    const world = setup();
    await world.completed({ email: "taken@example.jp" });
    const { start } = await changing({}, world);
    const calls = async (email: string) => {
      const from = world.faults.calls.length;
      const { flow } = granted(await start({ email }));
      return { calls: world.faults.calls.slice(from), members: Object.keys(flow) };
    };
    expect(await calls("taken@example.jp")).toEqual(await calls(NEW));
    await world.deliverMails();
    const mailed = Object.fromEntries(world.outbox.slice(-2).map(({ to, mail }) => [to, mail.text]));
    expect(mailed["taken@example.jp"]).toContain("すでに利用者登録がお済みです");
    expect(mailed[NEW]).toContain("認証コード");
  });
});

describe("the right code", () => {
  it("changes the address, ends other sessions and lets the caller's go on", async () => {
    const { world, codeSent, verify, sessionToken, accountId } = await changing();
    const other = granted(await signInWith(world, OLD));
    const applied = granted(await verify(await codeSent()));
    expect(applied).toMatchObject({ accountId, email: NEW });
    const sees = async (token: string) =>
      refusal(await signedInAccount(world.dependencies, { sessionToken: token }));
    expect(await sees(applied.sessionToken)).toBeUndefined();
    expect(await sees(other.sessionToken)).toBe("not-signed-in");
    expect(await sees(sessionToken)).toBe("not-signed-in");
    expect(refusal(await signInWith(world, OLD))).toBe("sign-in-failed");
    granted(await signInWith(world, NEW));
  });

  it("is reported to both addresses, and to the auditor", async () => {
    const { world, codeSent, verify, accountId } = await changing();
    const given = await codeSent();
    const from = world.audited.length;
    granted(await verify(given));
    await world.deliverMails();
    expect(world.outbox.slice(-2).map(({ to, mail }) => [to, mail.subject])).toEqual([
      [OLD, expect.stringContaining("メールアドレス変更のお知らせ")],
      [NEW, expect.stringContaining("メールアドレス変更完了のお知らせ")],
    ]);
    const { emailHmac: previousEmailHmac } = await world.dependencies.emailHash(OLD);
    expect(world.audited.slice(from)).toContainEqual({
      event: "account.email-changed",
      outcome: "success",
      flowId: given.id,
      accountId,
      ...(await world.dependencies.emailHash(NEW)),
      previousEmailHmac,
    });
    expect(world.auditedSince(from)).toEqual(
      expect.arrayContaining(["code.verified", "hold.set", "session.ended", "mail.sent"]),
    );
  });

  it("keeps the address before from others for seven days", async () => {
    const { world, codeSent, verify, accountId } = await changing();
    granted(await verify(await codeSent()));
    const { emailHmac } = await world.dependencies.emailHash(OLD);
    const until = world.clock() + 7 * DAY;
    expect(await world.dependencies.holds.find(emailHmac, world.clock())).toEqual({
      ...{ accountId, reason: "changed", until },
    });
  });

  it("lets no other change follow within seven days", async () => {
    const { world, codeSent, verify, start } = await changing();
    const { sessionToken } = granted(await verify(await codeSent()));
    const again = await start({ email: "third@example.jp", sessionToken });
    expect(again).toEqual({
      ok: false,
      failure: { kind: "email-change-recent", retryAt: world.clock() + 7 * DAY },
    });
    world.clock.advance(7 * DAY);
    const later = granted(await signInWith(world, NEW));
    granted(await start({ email: "third@example.jp", sessionToken: later.sessionToken }));
  });

  it("changes nothing where another account has got the address meanwhile", async () => {
    const { world, codeSent, verify } = await changing();
    const given = await codeSent();
    await world.completed({ email: NEW });
    expect(refusal(await verify(given))).toBe("already-registered");
    expect(refusal(await verify(given))).toBe("already-registered");
    granted(await signInWith(world, OLD));
    expect(world.holds.size).toBe(0);
    expect(world.emailChanges.get(given.id)?.state).toBe("duplicate");
  });

  it("leaves a correction of the profile at the same time alone", async () => {
    const { world, codeSent, verify, sessionToken, accountId } = await changing();
    const given = await codeSent();
    const read = granted(await signedInAccount(world.dependencies, { sessionToken }));
    granted(await verify(given));
    const { accounts } = world.dependencies;
    const form = { accountType: read.accountType, profile: { ...read.profile, phone: "0442003939" } };
    expect(await accounts.updateProfile(read, form as never, { now: world.clock() })).toBeDefined();
    expect(world.accounts.get(accountId)).toMatchObject({ email: NEW, profile: { phone: "0442003939" } });
    const patch = { phone: "0442002111" };
    const late = await updateAccount(world.dependencies, { sessionToken, patch });
    expect(refusal(late)).toBe("not-signed-in");
  });

  it("is wrong for another account that is signed in in the same browser", async () => {
    const { world, codeSent, verify } = await changing();
    const given = await codeSent();
    const other = await world.completed({ email: "other@example.jp" });
    expect(refusal(await verify({ ...given, sessionToken: other.sessionToken }))).toBe("flow-not-found");
  });

  it("is needed: a wrong one counts, and changes nothing", async () => {
    const { world, codeSent, verify } = await changing();
    const given = await codeSent();
    expect(refusal(await verify({ ...given, code: wrongCode(given.code) }))).toBe("code-wrong");
    granted(await signInWith(world, OLD));
  });

  it("given twice at once changes the address once", async () => {
    const { world, codeSent, verify } = await changing();
    const given = await codeSent();
    const both = await Promise.all([verify(given), verify(given)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    granted(await signInWith(world, NEW));
  });

  it("comes too late after its half hour", async () => {
    const { world, codeSent, verify } = await changing();
    const given = await codeSent();
    world.clock.advance(31 * MINUTE);
    granted(await signInWith(world, OLD));
    expect(refusal(await verify(given))).toBe("not-signed-in");
  });

  it("makes a code for a new password worthless that the old address got before", async () => {
    const { world, codeSent, verify } = await changing();
    const ofReset = { ...world.dependencies, flows: world.dependencies.resets };
    const { flow, flowSecret } = granted(await startReset(ofReset, { ...aStartRequest(), email: OLD }));
    await world.deliverMails();
    const proof = { id: flow.id, flowSecret };
    granted(await verifyCode(ofReset, { ...proof, code: world.codeFor(flow), clientIp: "192.0.2.1" }));
    granted(await verify(await codeSent()));
    const password = "Tsubame-to-Kaze-2026";
    const body = { password, passwordConfirmation: password };
    const completed = await completeReset(world.dependencies, {
      ...proof,
      ...{ body, client: aClient, clientIp: "192.0.2.1" },
    });
    expect(refusal(completed)).toBe("flow-not-found");
  });
});

describe("a change under way", () => {
  it("is shown, and gets a new code", async () => {
    const { world, codeSent, verify, dependencies } = await changing();
    const given = await codeSent();
    expect(granted(await showEmailChange(dependencies, given))).toMatchObject({
      flow: { email: NEW },
      isCodeSent: true,
    });
    world.clock.advance(MINUTE);
    granted(await resendEmailChangeCode(dependencies, given));
    await world.deliverMails();
    expect(refusal(await verify(given))).toMatch(/^code-(?:wrong|superseded)$/);
    granted(await verify({ ...given, code: world.codeFor(given) }));
  });

  it("can be given up, and a right code changes nothing then", async () => {
    const { world, codeSent, verify, dependencies } = await changing();
    const given = await codeSent();
    granted(await cancelEmailChange(dependencies, given));
    expect(refusal(await verify(given))).toBe("flow-not-found");
    granted(await signInWith(world, OLD));
  });
});
