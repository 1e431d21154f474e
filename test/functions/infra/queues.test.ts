import { describe, expect, it } from "@jest/globals";
import { mailMessage } from "../../../contracts/messages.ts";
import { inContext } from "../../../functions/audit/request-context.ts";
import { followUpQueue, mailQueue, sqs } from "../../../functions/infra/queues.ts";
import { answered } from "../../../testing/infra/answered.ts";

describe("a message", () => {
  const sending = () => answered(sqs(), () => ({ MessageId: "1" }));

  it("asks for a mail with ids alone, as the mail function reads them", async () => {
    const { client, asked } = sending();
    const queue = mailQueue(client, "https://sqs/mails");
    await queue.requestCode({ registrationId: "registration-1", codeNumber: 2 });
    await queue.requestCompletion({ accountId: "account-1" });
    expect(asked.map(({ input }) => input["QueueUrl"])).toEqual(["https://sqs/mails", "https://sqs/mails"]);
    expect(asked.map(({ input }) => mailMessage.parse(JSON.parse(String(input["MessageBody"]))))).toEqual([
      { kind: "code", registrationId: "registration-1", codeNumber: 2 },
      { kind: "completion", accountId: "account-1" },
    ]);
  });

  it("names the request that caused it", async () => {
    const { client, asked } = sending();
    const caused = { correlationId: "JKJaXmPLvHcESHA" };
    await inContext({ requestId: "1", ...caused }, async () => {
      await mailQueue(client, "https://sqs/mails").requestCompletion({ accountId: "account-1" });
      await followUpQueue(client, "https://sqs/follow-ups").request({ registrationId: "registration-1" });
    });
    expect(asked.map(({ input }) => JSON.parse(String(input["MessageBody"])))).toEqual([
      { kind: "completion", accountId: "account-1", ...caused },
      { registrationId: "registration-1", ...caused },
    ]);
  });

  it.each([
    ["follow-up after fifteen seconds", "request", 15],
    ["second look after two minutes", "requestSecondLook", 120],
  ] as const)("asks for the %s", async (_, request, DelaySeconds) => {
    const { client, asked } = sending();
    await followUpQueue(client, "https://sqs/follow-ups")[request]({ registrationId: "registration-1" });
    expect(asked).toEqual([
      {
        command: "SendMessageCommand",
        input: {
          QueueUrl: "https://sqs/follow-ups",
          MessageBody: `{"registrationId":"registration-1"}`,
          DelaySeconds,
        },
      },
    ]);
  });
});
