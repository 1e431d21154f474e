import { expect, it } from "@jest/globals";
import { queueStates } from "../../src/control/queues.ts";
import type { SqsClient } from "../../src/services/lambda/event-sources/sqs-client.ts";

it("counts the messages of each queue, and those of its dead-letter queue", async () => {
  const attributes: Record<string, Record<string, string>> = {
    "http://q/mails": {
      ApproximateNumberOfMessages: "2",
      ApproximateNumberOfMessagesNotVisible: "1",
      ApproximateNumberOfMessagesDelayed: "3",
    },
    "http://q/dead": { ApproximateNumberOfMessages: "4", ApproximateNumberOfMessagesNotVisible: "1" },
  };
  const sqs: Pick<SqsClient, "attributes"> = { attributes: async (url) => attributes[url] ?? {} };
  const dead = { name: "dead", url: "http://q/dead", arn: "arn:dead" };
  const mails = { name: "mails", url: "http://q/mails", arn: "arn:mails", deadLetterArn: "arn:dead" };
  const pollers = [{ queueUrl: mails.url, held: () => new Set(["receipt"]) }];
  expect(await queueStates([dead, mails], sqs, pollers)).toEqual([
    { ...dead, visible: 4, inFlight: 1, delayed: 0, held: 0 },
    {
      name: "mails",
      url: "http://q/mails",
      arn: "arn:mails",
      visible: 2,
      inFlight: 1,
      delayed: 3,
      held: 1,
      deadLetterQueue: "dead",
      deadLetters: 5,
    },
  ]);
});
