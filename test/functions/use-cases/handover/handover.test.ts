import { describe, expect, it } from "@jest/globals";
import { signedInAccount } from "../../../../functions/use-cases/account/signed-in-account.ts";
import { startEmailChange } from "../../../../functions/use-cases/email/start-email-change.ts";
import { undoEmailChange } from "../../../../functions/use-cases/email/undo-email-change.ts";
import { signIn } from "../../../../functions/use-cases/session/sign-in.ts";
import {
  aSuccessorsForm,
  type HandingOver,
  handingOver,
  NEW_PASSWORD,
  PREDECESSOR,
  SUCCESSOR,
} from "../../../../testing/use-cases/handover.ts";
import { aClient, granted, HOUR, MINUTE, PASSWORD, type World } from "../../../../testing/use-cases/setup.ts";

const DAY = 24 * HOUR;
const dead = { ok: false, failure: { kind: "link-dead" } };
const refusal = (outcome: { ok: true } | { ok: false; failure: { kind: string } }) =>
  outcome.ok ? undefined : outcome.failure.kind;
const signInWith = (world: World, email: string, password: string) =>
  signIn(world.dependencies, { email, password, clientIp: "192.0.2.9", client: aClient });

describe("inviting a successor", () => {
  it("mails a link to the address, and nothing that somebody has typed", async () => {
    const { world, start, accountId } = await handingOver();
    world.outbox.length = 0;
    const { handoverId, expiresAt } = granted(await start());
    expect(expiresAt).toBe(world.clock() + 7 * DAY);
    await world.deliverMails();
    expect(world.outbox.map(({ to, about }) => [to, about.kind])).toEqual([
      [SUCCESSOR, "handover-invitation"],
    ]);
    const mail = world.outbox[0]?.mail;
    expect(mail?.subject).toContain("担当者の引き継ぎのご案内");
    const account = world.accounts.get(accountId);
    if (account?.accountType !== "business") throw new Error("no business");
    for (const typed of [account.profile.organizationName, account.profile.contact.givenName])
      expect(mail?.text).not.toContain(typed);
    expect(account.handover).toMatchObject({ handoverId, email: SUCCESSOR });
  });

  it("makes the same calls for an address that is registered and for one that is not", async () => {
    const callsFor = async (email: string) => {
      const { world, start } = await handingOver();
      await world.completed({ email: "taken@example.jp", clientIp: "192.0.2.77" });
      world.clock.advance(MINUTE);
      await world.deliverMails();
      const from = world.faults.calls.length;
      granted(await start(email));
      await world.deliverMails();
      return world.faults.calls.slice(from);
    };
    expect(await callsFor("taken@example.jp")).toEqual(await callsFor("free@example.jp"));
  });

  it("sends the mail to the same address again, by the same invitation", async () => {
    const { world, invited } = await handingOver();
    const first = await invited();
    world.clock.advance(MINUTE);
    const second = await invited();
    expect(second.handoverId).toBe(first.handoverId);
    expect(second.token).not.toBe(first.token);
  });

  it("is refused while another is open, until that is withdrawn or over", async () => {
    const { world, start, cancel, invited, preview } = await handingOver();
    const { handoverId, token } = await invited();
    expect(refusal(await start("other@example.jp"))).toBe("handover-pending");
    granted(await cancel("another"));
    granted(await cancel(handoverId));
    granted(await cancel(handoverId));
    expect(await preview(token)).toEqual(dead);
    granted(await start("other@example.jp"));
    world.clock.advance(7 * DAY);
    const { sessionToken } = granted(await signInWith(world, PREDECESSOR, PASSWORD));
    granted(await start("third@example.jp", sessionToken));
  });

  it("keeps the address from being changed meanwhile", async () => {
    const { world, invited, sessionToken } = await handingOver();
    await invited();
    const flows = world.dependencies.emailChanges;
    const outcome = await startEmailChange(
      { ...world.dependencies, flows },
      {
        ...{ sessionToken, clientIp: "192.0.2.1", language: "ja" },
        body: { email: "new@example.jp", emailConfirmation: "new@example.jp" },
      },
    );
    expect(refusal(outcome)).toBe("handover-pending");
  });

  it("asks for the password anew where it was given too long ago", async () => {
    const { world, start } = await handingOver();
    world.clock.advance(11 * MINUTE);
    expect(refusal(await start())).toBe("reauthentication-required");
  });

  it("is refused to persons, for the own address, and more than three times a day", async () => {
    const person = await handingOver({ accountType: "individual" });
    expect(refusal(await person.start())).toBe("unknown-member");
    const { start } = await handingOver();
    expect(refusal(await start(PREDECESSOR.toUpperCase()))).toBe("email-unchanged");
    for (let times = 1; times <= 3; times += 1) granted(await start());
    expect(refusal(await start())).toBe("limit-reached");
  });

  it.each(["", "other@example.jp"])("refuses a form with %j as confirmation", async (emailConfirmation) => {
    const { world, sessionToken } = await handingOver();
    const { startHandover } = await import("../../../../functions/use-cases/handover/start-handover.ts");
    const outcome = await startHandover(world.dependencies, {
      ...{ sessionToken, clientIp: "192.0.2.1", language: "ja" },
      body: { email: SUCCESSOR, emailConfirmation },
    });
    expect(refusal(outcome)).toBe("invalid-input");
  });
});

describe("the link of an invitation", () => {
  it("shows which business it is and who hands over, as often as it is opened", async () => {
    const { invited, preview } = await handingOver();
    const { token } = await invited();
    for (let times = 1; times <= 2; times += 1)
      expect(granted(await preview(token))).toEqual({
        organizationName: expect.any(String),
        from: expect.any(String),
      });
  });

  it("says that the address has an account of its own, to whoever has its mail", async () => {
    const { world, invited, preview, accept, accountId } = await handingOver();
    await world.completed({ email: SUCCESSOR, clientIp: "192.0.2.77" });
    const { token } = await invited();
    expect(refusal(await preview(token))).toBe("already-registered");
    expect(refusal(await accept(token))).toBe("already-registered");
    expect(refusal(await accept(token))).toBe("already-registered");
    expect(world.accounts.get(accountId)?.email).toBe(PREDECESSOR);
    expect(world.holds.size).toBe(0);
    granted(await signInWith(world, PREDECESSOR, PASSWORD));
  });

  it("does nothing for an address that another account has left", async () => {
    const { world, invited, accept } = await handingOver();
    const { token } = await invited();
    const { emailHmac } = await world.dependencies.emailHash(SUCCESSOR);
    const hold = { accountId: "another", reason: "changed", until: world.clock() + DAY } as const;
    await world.dependencies.holds.set(emailHmac, hold, world.clock());
    expect(refusal(await accept(token))).toBe("already-registered");
  });

  it.each<[string, (all: HandingOver, handoverId: string) => unknown]>([
    ["older than seven days", ({ world }) => world.clock.advance(7 * DAY)],
    ["of a withdrawn invitation", ({ cancel }, handoverId) => cancel(handoverId)],
    [
      "of an account that the city has stopped",
      ({ world, accountId }) => {
        const account = world.accounts.get(accountId);
        if (account) world.accounts.set(accountId, { ...account, status: "suspended" });
      },
    ],
    ["of an account that was erased", ({ world }) => world.accounts.clear()],
  ])("is dead: %s", async (_, happens) => {
    const all = await handingOver();
    const { handoverId, token } = await all.invited();
    await happens(all, handoverId);
    expect(await all.preview(token)).toEqual(dead);
    expect(await all.accept(token)).toEqual(dead);
  });

  it("is dead for who makes one up, and once it was used", async () => {
    const { preview, accept, invited } = await handingOver();
    const { token } = await invited();
    granted(await accept(token));
    for (const each of [token, "t0ken"]) {
      expect(await preview(each)).toEqual(dead);
      expect(await accept(each)).toEqual(dead);
    }
  });
});

describe("taking an account over", () => {
  it("gives it the address, the contact, the password and the agreement of the successor, who is signed in", async () => {
    const { world, invited, accept, accountId, sessionToken } = await handingOver();
    const { token, handoverId } = await invited();
    world.clock.advance(MINUTE);
    const from = world.audited.length;
    const opened = granted(await accept(token));
    const { contact, department, phone } = aSuccessorsForm();
    const account = granted(await signedInAccount(world.dependencies, opened));
    expect(account).toMatchObject({
      ...{ accountId, email: SUCCESSOR, profile: { contact, department, phone } },
      ...{ deviceEpoch: 1, sessionEpoch: 1, passwordChangedAt: world.clock(), updatedAt: world.clock() },
      ...{ termsVersion: "3", termsAcceptedAt: world.clock() },
      emailChange: { changeId: handoverId, previousEmail: PREDECESSOR, handedOver: "with-password" },
    });
    expect(account.handover).toBeUndefined();
    const before = await signedInAccount(world.dependencies, { sessionToken });
    expect(refusal(before)).toBe("not-signed-in");
    world.clock.advance(2000);
    granted(await signInWith(world, SUCCESSOR, NEW_PASSWORD));
    for (const [email, password] of [
      [SUCCESSOR, PASSWORD],
      [PREDECESSOR, PASSWORD],
      [PREDECESSOR, NEW_PASSWORD],
    ] as const)
      expect(refusal(await signInWith(world, email, password))).toBe("sign-in-failed");
    expect(world.auditedSince(from)).toEqual(
      expect.arrayContaining(["hold.set", "terms.accepted", "account.handed-over", "account.email-changed"]),
    );
  });

  it("takes the department away where the successor has none", async () => {
    const { world, invited, accept, accountId } = await handingOver();
    const { token } = await invited();
    granted(await accept(token, { department: "" }));
    expect(world.accounts.get(accountId)?.profile).not.toHaveProperty("department");
  });

  it("is reported to both, in words of its own", async () => {
    const { world, invited, accept } = await handingOver();
    const { token } = await invited();
    granted(await accept(token));
    world.outbox.length = 0;
    await world.deliverMails();
    expect(world.outbox.map(({ to, mail }) => [to, mail.subject])).toEqual([
      [PREDECESSOR, expect.stringContaining("担当者の引き継ぎが完了しました")],
      [SUCCESSOR, expect.stringContaining("担当者の引き継ぎ完了のお知らせ")],
    ]);
    expect(world.outbox[0]?.mail.text).toContain("/links/email-undo#handover-");
    expect(world.outbox[1]?.mail.text).not.toContain("/links/");
  });

  it("is done once of two at the same time", async () => {
    const { invited, accept } = await handingOver();
    const { token } = await invited();
    const answers = await Promise.all([accept(token), accept(token)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it.each<[string, object, string]>([
    [
      "a password that is easily guessed",
      { password: "password", passwordConfirmation: "password" },
      "invalid-input",
    ],
    ["no agreement", { termsAccepted: false }, "invalid-input"],
    ["agreement to another version", { termsVersion: "2" }, "terms-outdated"],
    ["no contact", { contact: undefined }, "invalid-input"],
    ["a member that there is not", { organizationName: "別会社" }, "unknown-member"],
  ])("is refused with %s, and the link stays", async (_, special, kind) => {
    const { world, invited, accept } = await handingOver();
    const { token } = await invited();
    const before = world.followUps.messages().length;
    expect(refusal(await accept(token, special))).toBe(kind);
    expect(world.followUps.messages()).toHaveLength(before);
    granted(await accept(token));
  });

  it("is not withdrawn while it is being accepted", async () => {
    const { world, invited, accept, cancel } = await handingOver();
    const { token, handoverId } = await invited();
    world.faults.failNext("users.changeEmail", "before");
    await expect(accept(token)).rejects.toThrow();
    expect(refusal(await cancel(handoverId))).toBe("completion-in-progress");
  });
});

describe("the undo of a handover", () => {
  it("freezes the company: nobody signs in until the city has decided, and both are informed", async () => {
    const { world, invited, accept, accountId } = await handingOver();
    const { token } = await invited();
    granted(await accept(token));
    await world.deliverMails();
    const mail = world.outbox.findLast(({ to }) => to === PREDECESSOR)?.mail;
    const [, undo = ""] = /\/links\/email-undo#([\w-]+)/.exec(mail?.text ?? "") ?? [];
    world.clock.advance(7 * DAY - 1);
    world.outbox.length = 0;
    expect(granted(await undoEmailChange(world.dependencies, { token: undo }))).toEqual({ state: "frozen" });
    expect(world.accounts.get(accountId)).toMatchObject({ status: "frozen", email: SUCCESSOR });
    expect(refusal(await signInWith(world, SUCCESSOR, NEW_PASSWORD))).toBe("account-stopped");
    expect(refusal(await signInWith(world, PREDECESSOR, PASSWORD))).toBe("sign-in-failed");
    await world.deliverMails();
    expect(world.outbox.map(({ to }) => to)).toEqual([PREDECESSOR, SUCCESSOR]);
    for (const { mail: sent } of world.outbox)
      expect(sent.text).toContain("担当者の引き継ぎに心当たりがない");
  });
});
