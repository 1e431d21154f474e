import { describe, expect, it } from "@jest/globals";
import { mailStages, type ReportedStage } from "../../../../functions/domain/mail-status.ts";
import { resendCode } from "../../../../functions/use-cases/flow/resend-code.ts";
import { showFlow } from "../../../../functions/use-cases/flow/show-flow.ts";
import { noteMailEvent } from "../../../../functions/use-cases/mail/note-mail-event.ts";
import type { MailEvent } from "../../../../functions/use-cases/ports.ts";
import { granted, MINUTE, setup } from "../../../../testing/use-cases/setup.ts";

async function waiting() {
  const world = setup();
  const flow = await world.codeSent();
  const about = { kind: "code", flowId: flow.id, codeNumber: 1 } as const;
  world.audited.length = 0;
  return {
    world,
    flow,
    note: (stage: ReportedStage, special: Partial<MailEvent> = {}) =>
      noteMailEvent(world.dependencies, { stage, messageId: "message-1", ...about, ...special }),
    status: async () => granted(await showFlow(world.dependencies, flow)).mailStatus,
  };
}

describe("what the mail service reports of a mail with a code", () => {
  it.each([
    ["delivered", "delivered", "mail.delivered", "success"],
    ["delayed", "delayed", "mail.delayed", "failure"],
    ["turned-back", "bounced", "mail.bounced", "failure"],
    ["bounced", "bounced", "mail.bounced", "failure"],
    ["complained", "complained", "mail.complained", "failure"],
    ["failed", "failed", "mail.failed", "failure"],
  ] as const)("%s: the registrant sees %s, the auditor %s", async (stage, status, event, outcome) => {
    const reported = await waiting();
    await reported.note(stage, { reason: "General" });
    expect(await reported.status()).toBe(status);
    expect(reported.world.audited).toEqual([
      {
        event,
        outcome,
        reason: "General",
        registrationId: reported.flow.id,
        codeNumber: 1,
        messageId: "message-1",
      },
    ]);
  });

  it("of a bounce that may be an automatic reply counts only while no delivery is reported", async () => {
    const reported = await waiting();
    await reported.note("turned-back");
    expect(await reported.status()).toBe("bounced");
    await reported.note("delivered");
    expect(await reported.status()).toBe("delivered");
    await reported.note("turned-back");
    expect(await reported.status()).toBe("delivered");
    await reported.note("bounced");
    expect(await reported.status()).toBe("bounced");
  });

  it("of an older mail is for the auditor alone", async () => {
    const reported = await waiting();
    reported.world.clock.advance(MINUTE);
    granted(await resendCode(reported.world.dependencies, reported.flow));
    reported.world.audited.length = 0;
    await reported.note("bounced");
    expect(await reported.status()).toBe("queued");
    expect(reported.world.audited).toMatchObject([{ event: "mail.bounced", codeNumber: 1 }]);
  });

  const reportedStages = Object.keys(mailStages).filter(
    (stage): stage is ReportedStage => !["queued", "refused", "accepted"].includes(stage),
  );
  it.each(reportedStages)("%s brings back no registration that is gone", async (stage) => {
    const reported = await waiting();
    reported.world.registrations.clear();
    await reported.note(stage);
    expect(reported.world.registrations.size).toBe(0);
  });
});

it("what the mail service reports of any mail is on record for the desk", async () => {
  const { world, note } = await waiting();
  const record = { emailHmac: "hash-1", askedAt: world.clock() };
  await note("bounced", { kind: "farewell", record });
  await note("delivered", { kind: "farewell", record });
  expect(await world.ports.mailRecords.latest("hash-1", world.clock())).toMatchObject([
    { kind: "farewell", stage: "bounced" },
  ]);
});

it("what the mail service reports of a completion mail is for the auditor alone", async () => {
  const reported = await waiting();
  const about = { kind: "completion", flowId: reported.flow.id, codeNumber: 0 } as const;
  await reported.note("bounced", { ...about, reason: "Permanent/General" });
  expect(await reported.status()).toBe("queued");
  expect(reported.world.audited).toEqual([
    {
      event: "mail.bounced",
      outcome: "failure",
      reason: "Permanent/General",
      registrationId: reported.flow.id,
      messageId: "message-1",
      mailKind: "completion",
    },
  ]);
});
