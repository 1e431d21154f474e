import { describe, expect, it } from "@jest/globals";
import { type MailEventMessage, mailEventName } from "../../../../contracts/mail-event.ts";
import { noteMailEvent } from "../../../../functions/use-cases/mail/note-mail-event.ts";
import { sendCodeMail } from "../../../../functions/use-cases/mail/send-code-mail.ts";
import { resendCode } from "../../../../functions/use-cases/registration/resend-code.ts";
import { showRegistration } from "../../../../functions/use-cases/registration/show-registration.ts";
import { granted, MINUTE, setup } from "../../../../testing/use-cases/setup.ts";

async function waiting() {
  const world = setup();
  const flow = await world.codeSent();
  const about = { kind: "code", registrationId: flow.id, codeNumber: 1 } as const;
  world.audited.length = 0;
  return {
    world,
    flow,
    note: (event: MailEventMessage["event"], special: Partial<MailEventMessage> = {}) =>
      noteMailEvent(world.dependencies, { event, messageId: "ses-1", ...about, ...special }),
    status: async () => granted(await showRegistration(world.dependencies, flow)).mailStatus,
  };
}

describe("what the mail service tells of a mail with a code", () => {
  it.each([
    ["Email Delivered", "delivered", "mail.delivered", "success"],
    ["Email Delivery Delayed", "delayed", "mail.delayed", "failure"],
    ["Email Bounced", "bounced", "mail.bounced", "failure"],
    ["Email Complaint Received", "complained", "mail.complained", "failure"],
    ["Email Rejected", "failed", "mail.failed", "failure"],
    ["Email Rendering Failed", "failed", "mail.failed", "failure"],
  ] as const)("%s: the registrant sees %s, the auditor %s", async (name, status, event, outcome) => {
    const told = await waiting();
    await told.note(name, { reason: "General" });
    expect(await told.status()).toBe(status);
    expect(told.world.audited).toEqual([
      { event, outcome, reason: "General", registrationId: told.flow.id, codeNumber: 1, messageId: "ses-1" },
    ]);
  });

  it("is not taken back by a sender who notes the sending later", async () => {
    const world = setup();
    const flow = await world.startFlow();
    const about = { kind: "code", registrationId: flow.id, codeNumber: 1 } as const;
    world.faults.pauseWith(async (call) => {
      if (call === "registrations.apply")
        await noteMailEvent(world.dependencies, { event: "Email Bounced", messageId: "ses-1", ...about });
    });
    await sendCodeMail(world.dependencies, { registrationId: flow.id, codeNumber: 1 });
    expect(granted(await showRegistration(world.dependencies, flow))).toMatchObject({
      registration: { state: "code-sent" },
      mailStatus: "bounced",
    });
  });

  it.each(["Transient/General", "Undetermined/Undetermined"])(
    "of a bounce that may be an automatic reply (%s) counts only while no delivery is told",
    async (reason) => {
      const told = await waiting();
      await told.note("Email Bounced", { reason });
      expect(await told.status()).toBe("bounced");
      await told.note("Email Delivered");
      expect(await told.status()).toBe("delivered");
      await told.note("Email Bounced", { reason });
      expect(await told.status()).toBe("delivered");
      await told.note("Email Bounced", { reason: "Permanent/General" });
      expect(await told.status()).toBe("bounced");
    },
  );

  it("of an older mail is for the auditor alone", async () => {
    const told = await waiting();
    told.world.clock.advance(MINUTE);
    granted(await resendCode(told.world.dependencies, told.flow));
    told.world.audited.length = 0;
    await told.note("Email Bounced");
    expect(await told.status()).toBe("queued");
    expect(told.world.audited).toMatchObject([{ event: "mail.bounced", codeNumber: 1 }]);
  });

  it.each(mailEventName.options)("%s brings back no registration that is gone", async (name) => {
    const told = await waiting();
    told.world.registrations.clear();
    await told.note(name);
    expect(told.world.registrations.size).toBe(0);
  });
});

it("what the mail service tells of a completion mail is for the auditor alone", async () => {
  const told = await waiting();
  const about = { kind: "completion", registrationId: told.flow.id, codeNumber: 0 } as const;
  await told.note("Email Bounced", { ...about, reason: "Permanent/General" });
  expect(await told.status()).toBe("sent");
  expect(told.world.audited).toEqual([
    {
      event: "mail.bounced",
      outcome: "failure",
      reason: "Permanent/General",
      registrationId: told.flow.id,
      messageId: "ses-1",
    },
  ]);
});
