import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { MailMessage } from "../../contracts/messages.ts";
import { currentContext } from "../audit/request-context.ts";
import { FOLLOW_UP_DELAY_SECONDS, SECOND_LOOK_DELAY_SECONDS } from "../domain/registration.ts";
import type { FollowUps, MailQueue } from "../use-cases/ports.ts";
import { clientSettings } from "./client-settings.ts";

/** A queue is where all of them are: its URL names it, and need not be compared with the endpoint. */
export const sqs = () => new SQSClient({ ...clientSettings, useQueueUrlAsEndpoint: false });

/** The message, with the request that caused it. */
const bodyOf = (message: object) =>
  JSON.stringify({ ...message, correlationId: currentContext()?.correlationId });

export function mailQueue(client: SQSClient, queueUrl: string): MailQueue {
  const send = async (message: MailMessage) => {
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: bodyOf(message) }));
  };
  return {
    requestCode: (message) => send({ kind: "code", ...message }),
    requestCompletion: (message) => send({ kind: "completion", ...message }),
  };
}

export function followUpQueue(client: SQSClient, queueUrl: string): FollowUps {
  const send = async (message: object, DelaySeconds: number) => {
    const MessageBody = bodyOf(message);
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody, DelaySeconds }));
  };
  return {
    request: (message) => send(message, FOLLOW_UP_DELAY_SECONDS),
    requestSecondLook: (message) => send(message, SECOND_LOOK_DELAY_SECONDS),
  };
}
