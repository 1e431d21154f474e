import { describe, expect, it } from "@jest/globals";
import { followUpMessage, mailMessage } from "../../../contracts/messages.ts";
import { inContext } from "../../../functions/audit/request-context.ts";
import { followUpQueue, mailQueue, sqs } from "../../../functions/infra/queues.ts";
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
