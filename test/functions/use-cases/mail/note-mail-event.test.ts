import { describe, expect, it } from "@jest/globals";
import type { MailKind } from "../../../../contracts/mail-event.ts";
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

describe("what the mail service reports of a mail without a code names", () => {
  const registration = { registrationId: "flow-1" };
  const flow = { flowId: "flow-1" };
  const named: Readonly<Partial<Record<MailKind, object>>> = {
    completion: registration,
    "organization-changed": registration,
    "password-changed": registration,
    "password-voided": registration,
    "sign-in-notice": registration,
    "sign-in-failures": registration,
    "desk-notice": registration,
    "dormancy-notice": registration,
    farewell: registration,
    withdrawal: registration,
    "email-changed": flow,
    "email-undone": flow,
    "handover-invitation": flow,
    "proposal-notice": registration,
    "address-confirmation": flow,
    "export-link": registration,
    "daily-seal": {},
  };

  it.each(Object.entries(named))("%s: what it belongs to", async (mailKind, belongsTo) => {
    const { note, world } = await waiting();
    await note("delivered", { kind: mailKind as MailKind, flowId: "flow-1", codeNumber: 0 });
    expect(world.audited).toStrictEqual([
      { event: "mail.delivered", outcome: "success", ...belongsTo, messageId: "message-1", mailKind },
    ]);
  });
});

it.each(["reset", "revive", "email-change"] as const)(
  "what the mail service reports of the code of a flow is noted on it: %s",
  async (purpose) => {
    const { note, world } = await waiting();
    const noted: unknown[] = [];
    const noteMail = async (...facts: unknown[]) => void noted.push(facts);
    const flowsOf = { ...world.dependencies.flowsOf, [purpose]: { noteMail } };
    const event = { stage: "bounced", messageId: "message-1", kind: `${purpose}-code` } as const;
    await noteMailEvent({ ...world.dependencies, flowsOf }, { ...event, flowId: "flow-1", codeNumber: 2 });
    expect(noted).toEqual([["flow-1", { codeNumber: 2, stage: "bounced" }]]);
    expect(world.audited).toStrictEqual([
      { event: "mail.bounced", outcome: "failure", flowId: "flow-1", messageId: "message-1", codeNumber: 2 },
    ]);
    await note("delivered");
    expect(noted).toHaveLength(1);
  },
);

it("the delivery of a registration's code is on record for the desk only where it took long", async () => {
  const { world, note } = await waiting();
  await note("delivered", { record: { emailHmac: "hash-1", askedAt: world.clock() } });
  expect(await world.ports.mailRecords.latest("hash-1", world.clock())).toEqual([]);
  await note("delivered", { record: { emailHmac: "hash-1", askedAt: world.clock() - MINUTE - 1 } });
  expect(await world.ports.mailRecords.latest("hash-1", world.clock())).toMatchObject([
    { kind: "code", stage: "delivered" },
  ]);
});
