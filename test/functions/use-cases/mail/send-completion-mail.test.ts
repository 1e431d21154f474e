import { describe, expect, it } from "@jest/globals";
import { LIFETIME_MS, UNFINISHED_LIFETIME_MS } from "../../../../functions/domain/code-flow.ts";
import { sendCompletionMail } from "../../../../functions/use-cases/mail/send-completion-mail.ts";
import { isClaimed } from "../../../../functions/use-cases/registration/finish-completion.ts";
import {
  aBusinessForm,
  anIndividualProfile,
  aRegistration,
  type SpecialRegistration,
} from "../../../../testing/builders.ts";
import { setup } from "../../../../testing/use-cases/setup.ts";

/** A claim whose account is three seconds old. */
function claimed(special: SpecialRegistration = aBusinessForm()) {
  const world = setup();
  const completedAt = world.clock() - 3000;
  const claim = { state: "completing", accountId: "account-1", claimedAt: completedAt - 100 } as const;
  const registration = aRegistration({ ...special, ...claim });
  if (!isClaimed(registration)) throw new Error("not claimed");
  world.registrations.set(registration.id, registration);
  const send = ({ isPublished = true } = {}) =>
    sendCompletionMail(world.dependencies, registration, { completedAt, isPublished });
  return { world, registration, send, completedAt };
}

describe("the completion mail", () => {
  it.each<[SpecialRegistration, string, string]>([
    [aBusinessForm(), "本登録完了のお知らせ", "株式会社かわさき商店　様"],
    [{ ...aBusinessForm(), language: "en" }, "Your registration is complete", "株式会社かわさき商店"],
    [{ accountType: "individual", profile: anIndividualProfile() }, "本登録完了のお知らせ", "川崎　太郎　様"],
  ])(
    "addresses its user by name, in the language of the registration (%#)",
    async (special, subject, name) => {
      const { world, registration, send } = claimed(special);
      await send();
      expect(world.outbox[0]).toMatchObject({
        to: registration.email,
        mail: { subject: expect.stringContaining(subject), text: expect.stringContaining(name) },
        about: { kind: "completion", flowId: registration.id, codeNumber: 0 },
      });
    },
  );

  it("says when the account came to be", async () => {
    const { world, send } = claimed();
    await send();
    expect(world.outbox[0]?.mail.text).toContain("2026年1月15日（木）10:02（日本時間）");
  });

  it("closes the registration, which forgets the form, and is reported to the auditor", async () => {
    const { world, registration, send, completedAt } = claimed();
    await send();
    expect(world.stored(registration)).toMatchObject({
      ...{ state: "completed", completedAt, completionMailSentAt: world.clock() },
      deleteAt: world.clock() + LIFETIME_MS,
    });
    expect(world.stored(registration)).not.toHaveProperty("profile");
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

  it("keeps the registration for as long as its message where other systems have not learnt of the account", async () => {
    const { world, registration, send } = claimed();
    await send({ isPublished: false });
    expect(world.stored(registration).deleteAt).toBe(world.clock() + UNFINISHED_LIFETIME_MS);
  });

  it.each([
    ["mailer.send", "before"],
    ["mailer.send", "after"],
    ["registrations.apply", "before"],
  ] as const)("whose %s fails %s its effect closes nothing", async (call, when) => {
    const { world, registration, send } = claimed();
    world.faults.failNext(call, when);
    await expect(send()).rejects.toThrow(call);
    expect(world.stored(registration)).toEqual(registration);
  });
});
