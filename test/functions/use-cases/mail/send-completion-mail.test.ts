import { describe, expect, it } from "@jest/globals";
import type { Account } from "../../../../functions/domain/account.ts";
import { sendCompletionMail } from "../../../../functions/use-cases/mail/send-completion-mail.ts";
import { anAccount, anIndividualProfile } from "../../../../testing/builders.ts";
import { setup } from "../../../../testing/use-cases/setup.ts";

function withAccount(special: Partial<Account> = {}) {
  const world = setup();
  const account = anAccount(special);
  world.accounts.set(account.accountId, account);
  const send = () => sendCompletionMail(world.dependencies, { accountId: account.accountId });
  return { world, account, send };
}

describe("the completion mail", () => {
  it.each<[Partial<Account>, string, string]>([
    [{}, "本登録完了のお知らせ", "株式会社かわさき商店　様"],
    [{ language: "en" }, "Your registration is complete", "株式会社かわさき商店"],
    [{ accountType: "individual", profile: anIndividualProfile() }, "本登録完了のお知らせ", "川崎　太郎　様"],
  ])(
    "addresses its user by name, in the language of the registration (%#)",
    async (special, subject, name) => {
      const { world, account, send } = withAccount(special);
      expect(await send()).toBe("sent");
      expect(world.outbox[0]).toMatchObject({
        to: account.email,
        mail: { subject: expect.stringContaining(subject), text: expect.stringContaining(name) },
        about: { kind: "completion", registrationId: account.registrationId, codeNumber: 0 },
      });
    },
  );

  it("is noted on the account, and reported to the auditor", async () => {
    const { world, account, send } = withAccount();
    await send();
    expect(world.accounts.get(account.accountId)?.completionMailSentAt).toBe(world.clock());
    expect(world.audited).toEqual([
      {
        event: "mail.sent",
        outcome: "success",
        reason: "completion",
        registrationId: account.registrationId,
        accountId: account.accountId,
        messageId: "ses-1",
      },
    ]);
  });

  it("is not sent again when the message comes again", async () => {
    const { world, send } = withAccount();
    await send();
    expect(await send()).toBe("sent-before");
    expect(world.outbox).toHaveLength(1);
  });

  it("is not sent to an account that is gone", async () => {
    const world = setup();
    expect(await sendCompletionMail(world.dependencies, { accountId: "gone" })).toBe("no-account");
    expect(world.outbox).toEqual([]);
  });

  it.each([
    ["accounts.find", "before", 1],
    ["mailer.send", "before", 1],
    ["mailer.send", "after", 2],
    ["accounts.noteCompletionMail", "before", 2],
    ["accounts.noteCompletionMail", "after", 1],
  ] as const)(
    "whose %s fails %s its effect has been sent %d time(s) in the end",
    async (call, when, times) => {
      const { world, send } = withAccount();
      world.faults.failNext(call, when);
      await expect(send()).rejects.toThrow(call);
      await send();
      await send();
      expect(world.outbox).toHaveLength(times);
    },
  );
});
