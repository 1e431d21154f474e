import { describe, expect, it } from "@jest/globals";
import { followUpMessage, mailMessage } from "../../../contracts/messages.ts";
import { sweepMessage } from "../../../contracts/sweep-message.ts";
import { inContext } from "../../../functions/audit/request-context.ts";
import { followUpQueue, mailQueue, sqs, sweepQueue } from "../../../functions/infra/queues.ts";
import { answered } from "../../../testing/infra/answered.ts";

describe("a message", () => {
  const sending = () => answered(sqs(), () => ({ MessageId: "1" }));

  it("asks for a mail with ids and a keyed hash alone, as the mail function reads them", async () => {
    const { client, asked } = sending();
    const queue = mailQueue(client, "https://sqs/mails");
    await queue.requestCode({
      purpose: "registration",
      flowId: "registration-1",
      codeNumber: 2,
      emailHmac: "00",
    });
    expect(asked.map(({ input }) => input["QueueUrl"])).toEqual(["https://sqs/mails"]);
    expect(asked.map(({ input }) => mailMessage.parse(JSON.parse(String(input["MessageBody"]))))).toEqual([
      { kind: "code", purpose: "registration", flowId: "registration-1", codeNumber: 2, emailHmac: "00" },
    ]);
  });

  it("names the request that caused it", async () => {
    const { client, asked } = sending();
    const caused = { correlationId: "JKJaXmPLvHcESHA" };
    await inContext({ requestId: "1", ...caused }, async () => {
      const code = {
        purpose: "registration",
        flowId: "registration-1",
        codeNumber: 2,
        emailHmac: "00",
      } as const;
      await mailQueue(client, "https://sqs/mails").requestCode(code);
      await followUpQueue(client, "https://sqs/follow-ups").request({ registrationId: "registration-1" });
    });
    expect(asked.map(({ input }) => JSON.parse(String(input["MessageBody"])))).toEqual([
      {
        kind: "code",
        purpose: "registration",
        flowId: "registration-1",
        codeNumber: 2,
        emailHmac: "00",
        ...caused,
      },
      { kind: "completion", registrationId: "registration-1", ...caused },
    ]);
  });

  it.each([
    ["first look after three seconds", "request", 3],
    ["look after the lease, after twelve seconds", "requestAfterLease", 12],
    ["second look after two minutes", "requestSecondLook", 120],
  ] as const)("asks for the %s", async (_, request, DelaySeconds) => {
    const { client, asked } = sending();
    await followUpQueue(client, "https://sqs/follow-ups")[request]({ registrationId: "registration-1" });
    expect(asked).toEqual([
      {
        command: "SendMessageCommand",
        input: {
          QueueUrl: "https://sqs/follow-ups",
          MessageBody: `{"kind":"completion","registrationId":"registration-1"}`,
          DelaySeconds,
        },
      },
    ]);
  });

  it.each([
    { accountId: "account-1", changedAt: 1_768_438_923_000 },
    { accountId: "account-1", changedAt: 1_768_438_923_000, sessionId: "session-1" },
  ])("asks for the mail about a changed password with ids alone: %j", async (changed) => {
    const { client, asked } = sending();
    await mailQueue(client, "https://sqs/mails").requestPasswordChanged(changed);
    expect(asked.map(({ input }) => mailMessage.parse(JSON.parse(String(input["MessageBody"]))))).toEqual([
      { kind: "password-changed", ...changed },
    ]);
  });

  it("asks for a reset to be looked at when its claim's lease is over, by its id alone", async () => {
    const { client, asked } = sending();
    await followUpQueue(client, "https://sqs/follow-ups").requestLookAtReset({ resetId: "reset-1" });
    const [{ input } = { input: {} as Record<string, unknown> }] = asked;
    expect(followUpMessage.parse(JSON.parse(String(input["MessageBody"])))).toEqual({
      kind: "reset",
      resetId: "reset-1",
    });
    expect(input["DelaySeconds"]).toBe(15);
  });

  it("asks after three seconds for sessions to be ended, by ids alone", async () => {
    const { client, asked } = sending();
    const ended = { accountId: "account-1", epoch: 2 };
    await followUpQueue(client, "https://sqs/follow-ups").requestEndOfSessions(ended);
    const [{ input } = { input: {} as Record<string, unknown> }] = asked;
    expect(followUpMessage.parse(JSON.parse(String(input["MessageBody"])))).toEqual({
      kind: "end-sessions",
      ...ended,
    });
    expect(input["DelaySeconds"]).toBe(3);
  });

  it("asks at once for a user without an account to be looked after, by ids alone", async () => {
    const { client, asked } = sending();
    const user = { userSub: "sub-1", accountId: "account-1", registrationId: "registration-1" };
    await followUpQueue(client, "https://sqs/follow-ups").requestHealing(user);
    const [{ input } = { input: {} as Record<string, unknown> }] = asked;
    expect(followUpMessage.parse(JSON.parse(String(input["MessageBody"])))).toEqual({
      kind: "half-account",
      ...user,
    });
    expect(input["DelaySeconds"]).toBe(0);
  });
});

describe("every message is as whoever gets it reads it, and waits for as long as it is to", () => {
  const NOW = 1_768_438_923_000;
  const owner = { accountId: "account-1" };
  const proposal = { ...owner, proposalId: "account-1.1" };
  const changed = { ...owner, changeId: "change-1", to: "new" } as const;
  const url = "https://sqs/queue";

  type Case<Queue> = readonly [string, (queue: Queue) => Promise<void>, object, number | undefined];
  const mails: readonly Case<ReturnType<typeof mailQueue>>[] = [
    [
      "withdrawal",
      (q) => q.requestWithdrawalNotice({ ...owner, erasesAt: NOW, what: "requested" }),
      { ...owner, erasesAt: NOW, what: "requested" },
      11,
    ],
    [
      "sign-in-notice",
      (q) => q.requestSignInNotice({ ...owner, sessionRef: "s" }, 7),
      { ...owner, sessionRef: "s" },
      7,
    ],
    [
      "sign-in-notice",
      (q) => q.requestSignInNotice({ ...owner, sessionRef: "s" }),
      { ...owner, sessionRef: "s" },
      undefined,
    ],
    [
      "sign-in-failures",
      (q) => q.requestFailuresNotice({ failuresRef: "f" }),
      { failuresRef: "f" },
      undefined,
    ],
    [
      "password-voided",
      (q) => q.requestPasswordVoided({ ...owner, voidedAt: NOW }),
      { ...owner, voidedAt: NOW },
      undefined,
    ],
    [
      "organization-changed",
      (q) => q.requestOrganizationChanged({ ...owner, changedAt: NOW, sessionId: "s" }),
      { ...owner, changedAt: NOW, sessionId: "s" },
      undefined,
    ],
    [
      "dormancy-notice",
      (q) => q.requestDormancyNotice({ ...owner, stage: 1, since: 1, dueAt: NOW }),
      { ...owner, stage: 1, since: 1, dueAt: NOW },
      undefined,
    ],
    [
      "desk-notice",
      (q) => q.requestDeskNotice({ ...owner, what: "reset", at: NOW }),
      { ...owner, what: "reset", at: NOW },
      undefined,
    ],
    ["farewell", (q) => q.requestFarewell(owner), owner, undefined],
    ["email-changed", (q) => q.requestEmailChanged(changed), changed, undefined],
    ["email-undone", (q) => q.requestEmailUndone(changed), changed, undefined],
    [
      "handover-invitation",
      (q) => q.requestHandoverInvitation({ ...owner, handoverId: "h" }),
      { ...owner, handoverId: "h" },
      undefined,
    ],
    ["proposal-notice", (q) => q.requestProposalNotice(proposal), proposal, 11],
    ["address-confirmation", (q) => q.requestAddressConfirmation(proposal), proposal, 11],
    ["export-link", (q) => q.requestExportLink(proposal), proposal, 11],
  ];
  const event = { ...owner, type: "AccountUpdated", sequence: 2, at: NOW } as const;
  const undo = { ...owner, changeId: "change-1", pressedAt: NOW };
  const followUps: readonly Case<ReturnType<typeof followUpQueue>>[] = [
    ["completion", (q) => q.request({ registrationId: "r", ...owner }), { registrationId: "r", ...owner }, 3],
    ["email-change", (q) => q.requestLookAtEmailChange({ changeId: "c" }), { changeId: "c" }, 15],
    ["email-undo", (q) => q.requestLookAtEmailUndo(undo), undo, 15],
    ["correction", (q) => q.requestCorrection(proposal), proposal, 0],
    ["correction", (q) => q.requestCorrection(proposal, 9), proposal, 9],
    ["disavowal", (q) => q.requestDisavowal({ ...owner, epoch: 2 }), { ...owner, epoch: 2 }, 3],
    ["event", (q) => q.requestEvent(event), event, 3],
  ];
  const page = { pass: "look", startedAt: NOW, accounts: 1, toErase: 2, erased: 3, begun: 4 } as const;
  const sweeps: readonly Case<ReturnType<typeof sweepQueue>>[] = [
    ["page", (q) => q.requestPage(page), page, 0],
    ["claims", (q) => q.requestClaims({ after: "r" }), { after: "r" }, 0],
    ["erase", (q) => q.requestErasing(owner), owner, 60],
  ];

  /** What was sent, with its message read by the contract. */
  async function sentBy(
    ask: (client: ReturnType<typeof sqs>) => Promise<void>,
    read: (message: unknown) => object,
  ) {
    const { client, asked } = answered(sqs(), () => ({ MessageId: "1" }));
    await ask(client);
    return asked.map(({ command, input: { MessageBody, ...input } }) => ({
      ...{ command, input },
      message: read(JSON.parse(String(MessageBody))),
    }));
  }
  const expected = (kind: string, facts: object, DelaySeconds: number | undefined) => [
    {
      command: "SendMessageCommand",
      input: { QueueUrl: url, ...(DelaySeconds !== undefined && { DelaySeconds }) },
      message: { kind, ...facts },
    },
  ];

  it.each(mails)("to the mails: %s", async (kind, ask, facts, delay) => {
    expect(
      await sentBy(
        (client) => ask(mailQueue(client, url)),
        (message) => mailMessage.parse(message),
      ),
    ).toEqual(expected(kind, facts, delay));
  });

  it.each(followUps)("to the follow-ups: %s", async (kind, ask, facts, delay) => {
    expect(
      await sentBy(
        (client) => ask(followUpQueue(client, url)),
        (message) => followUpMessage.parse(message),
      ),
    ).toEqual(expected(kind, facts, delay));
  });

  it.each(sweeps)("to the sweep: %s", async (kind, ask, facts, delay) => {
    expect(
      await sentBy(
        (client) => ask(sweepQueue(client, url)),
        (message) => sweepMessage.parse(message),
      ),
    ).toEqual(expected(kind, facts, delay));
  });
});
