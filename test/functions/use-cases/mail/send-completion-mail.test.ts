import { describe, expect, it } from "@jest/globals";
import { sendCompletionMail } from "../../../../functions/use-cases/mail/send-completion-mail.ts";
import { aRegistration, type SpecialRegistration } from "../../../../testing/builders.ts";
import { setup } from "../../../../testing/use-cases/setup.ts";

function completed(special: SpecialRegistration = {}) {
  const world = setup();
  const registration = aRegistration({
    ...{ state: "completed", accountId: "account-1", recipientName: "株式会社かわさき商店" },
    completedAt: world.clock() - 3000,
    ...special,
  });
  world.registrations.set(registration.id, registration);
  const send = () => sendCompletionMail(world.dependencies, world.stored(registration), true);
  return { world, registration, send };
}

describe("the completion mail", () => {
  it.each<[SpecialRegistration, string, string]>([
    [{}, "本登録完了のお知らせ", "株式会社かわさき商店　様"],
    [{ language: "en" }, "Your registration is complete", "株式会社かわさき商店"],
    [{ recipientName: "川崎　太郎" }, "本登録完了のお知らせ", "川崎　太郎　様"],
  ])(
    "addresses its user by name, in the language of the registration (%#)",
    async (special, subject, name) => {
      const { world, registration, send } = completed(special);
      expect(await send()).toBe("mailed");
      expect(world.outbox[0]).toMatchObject({
        to: registration.email,
        mail: { subject: expect.stringContaining(subject), text: expect.stringContaining(name) },
        about: { kind: "completion", flowId: registration.id, codeNumber: 0 },
      });
    },
  );

  it("is noted on the registration, which forgets the name, and reported to the auditor", async () => {
    const { world, registration, send } = completed();
    await send();
    expect(world.stored(registration)).toMatchObject({
      state: "completed",
      completionMailSentAt: world.clock(),
    });
    expect(world.stored(registration)).not.toHaveProperty("recipientName");
    expect(world.audited).toEqual([
      {
        event: "mail.sent",
        outcome: "success",
        reason: "completion",
        registrationId: registration.id,
        accountId: "account-1",
        messageId: "ses-1",
      },
    ]);
  });

  it("is not sent again when the message comes again", async () => {
    const { world, send } = completed();
    await send();
    expect(await send()).toBe("settled");
    expect(world.outbox).toHaveLength(1);
  });

  it.each([
    ["mailer.send", "before", 1],
    ["mailer.send", "after", 2],
    ["registrations.apply", "before", 2],
    ["registrations.apply", "after", 1],
  ] as const)(
    "whose %s fails %s its effect has been sent %d time(s) in the end",
    async (call, when, times) => {
      const { world, send } = completed();
      world.faults.failNext(call, when);
      await expect(send()).rejects.toThrow(call);
      await send();
      await send();
      expect(world.outbox).toHaveLength(times);
    },
  );
});
