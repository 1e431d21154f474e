import { setImmediate as later } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import type { SQSEvent } from "aws-lambda";
import { followUpMessage as anyMessage } from "../../../contracts/messages.ts";
import { currentContext } from "../../../functions/audit/request-context.ts";
import { queueHandler } from "../../../functions/infra/queue-handler.ts";
import { aContext } from "../../../testing/an-api-event.ts";

const { awsRequestId } = aContext();

const anEvent = (...bodies: string[]): SQSEvent => ({
  Records: bodies.map((body, at) => ({
    messageId: `message-${at}`,
    receiptHandle: "handle",
    body,
    attributes: {
      ApproximateReceiveCount: "2",
      SentTimestamp: "1",
      SenderId: "sender",
      ApproximateFirstReceiveTimestamp: "1",
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:ap-northeast-1:123456789012:follow-ups",
    awsRegion: "ap-northeast-1",
  })),
});

/** Of the messages, the one that all of these are. */
const [followUpMessage] = anyMessage.def.options;

const message = (registrationId: string) => JSON.stringify({ kind: "completion", registrationId });
const failed = (...items: number[]) => ({
  batchItemFailures: items.map((at) => ({ itemIdentifier: `message-${at}` })),
});

let logged: jest.SpiedFunction<typeof console.error>;
beforeEach(() => {
  logged = jest.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe("a batch of messages", () => {
  it("is done when each is done", async () => {
    const handle = jest.fn(async () => true);
    expect(
      await queueHandler(followUpMessage, handle)(anEvent(message("1"), message("2")), aContext()),
    ).toEqual(failed());
    expect(handle.mock.calls).toEqual([
      [
        { kind: "completion", registrationId: "1" },
        { messageId: "message-0", queuedAt: 1 },
      ],
      [
        { kind: "completion", registrationId: "2" },
        { messageId: "message-1", queuedAt: 1 },
      ],
    ]);
  });

  it("leaves in the queue what failed or is too early, and nothing else", async () => {
    const handler = queueHandler(followUpMessage, async ({ registrationId }) => {
      if (registrationId === "fails") throw new Error("x");
      return registrationId !== "early";
    });
    const event = anEvent(message("done"), message("fails"), message("early"), message("done"));
    expect(await handler(event, aContext())).toEqual(failed(1, 2));
  });

  it.each([
    "",
    "not json",
    "null",
    "{}",
    `{"kind":"completion","registrationId":1}`,
    `{"kind":"completion","registrationId":"1","email":"x"}`,
  ])("leaves a message that is none to the dead-letter queue: %j", async (body) => {
    const handle = jest.fn(async () => true);
    expect(await queueHandler(followUpMessage, handle)(anEvent(body, message("1")), aContext())).toEqual(
      failed(0),
    );
    expect(handle).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["9", []],
    ["10", ["fails", "early"]],
  ])(
    "reports what has failed for the %sth time as given up, if it is the last: %j",
    async (times, expected) => {
      const givenUp: string[] = [];
      const handler = queueHandler(
        followUpMessage,
        async ({ registrationId }) => {
          if (registrationId === "fails") throw new Error("x");
          return registrationId !== "early";
        },
        ({ registrationId }) => void givenUp.push(registrationId),
      );
      const event = anEvent(message("done"), message("fails"), message("early"), "no message");
      for (const { attributes } of event.Records) attributes.ApproximateReceiveCount = times;
      await handler(event, aContext());
      expect(givenUp).toEqual(expected);
    },
  );

  it("logs a failure by its name, never by its message or the body", async () => {
    const handler = queueHandler(followUpMessage, async () => {
      throw new RangeError("hanako@example.jp");
    });
    await handler(anEvent(message("1"), "hanako@example.jp"), aContext());
    const failure = { event: "message.failed", correlationId: awsRequestId, receiveCount: "2" };
    expect(logged.mock.calls.flat()).toEqual([
      { ...failure, messageId: "message-1", error: "$ZodError" },
      { ...failure, messageId: "message-0", error: "RangeError" },
    ]);
  });

  it("logs what is thrown and is no error without a name", async () => {
    const handler = queueHandler(followUpMessage, () => Promise.reject("hanako@example.jp"));
    expect(await handler(anEvent(message("1")), aContext())).toEqual(failed(0));
    expect(logged.mock.calls.flat()).toMatchObject([{ messageId: "message-0", error: "unknown" }]);
  });

  it("is served under the id of the request that caused it, whatever else is in the batch", async () => {
    const seen: unknown[] = [];
    const handler = queueHandler(followUpMessage, async ({ registrationId }) => {
      await later();
      seen.push([registrationId, currentContext()]);
      throw new Error(registrationId);
    });
    const caused = JSON.stringify({
      kind: "completion",
      registrationId: "caused",
      correlationId: "JKJaXmPLvHcESHA",
    });
    await handler(anEvent(caused, message("older")), aContext());
    expect(seen).toEqual([
      ["caused", { requestId: awsRequestId, correlationId: "JKJaXmPLvHcESHA" }],
      // As an older release has queued it.
      ["older", { requestId: awsRequestId, correlationId: awsRequestId }],
    ]);
    expect(logged.mock.calls.flat()).toMatchObject([
      { correlationId: "JKJaXmPLvHcESHA" },
      { correlationId: awsRequestId },
    ]);
  });

  it("says nothing of what is too early", async () => {
    await queueHandler(followUpMessage, async () => false)(anEvent(message("1")), aContext());
    expect(logged).not.toHaveBeenCalled();
  });
});
