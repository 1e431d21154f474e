import * as z from "zod";
import { type Properties, readProperties } from "../properties.ts";

/** Values as SQS accepts them: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const queue = {
  type: "AWS::SQS::Queue",
  honoured: z.strictObject({
    /** No `.fifo`: order and deduplication are not kept across restarts here. */
    QueueName: z.string().regex(/^[\w-]{1,80}$/),
    DelaySeconds: z.int().min(0).max(900).default(0),
    MaximumMessageSize: z.int().min(1024).max(1_048_576).default(1_048_576),
    MessageRetentionPeriod: z.int().min(60).max(1_209_600).default(345_600),
    ReceiveMessageWaitTimeSeconds: z.int().min(0).max(20).default(0),
    VisibilityTimeout: z.int().min(0).max(43_200).default(30),
    RedrivePolicy: z
      .strictObject({
        deadLetterTargetArn: z.string(),
        maxReceiveCount: z.coerce.number().int().min(1).max(1000),
      })
      .optional(),
  }),
  withoutEffect: [
    "KmsDataKeyReusePeriodSeconds",
    "KmsMasterKeyId",
    "RedriveAllowPolicy",
    "SqsManagedSseEnabled",
    "Tags",
  ],
};

/** The queue's name and its attributes as SQS stores them; no redrive policy is the empty string. */
export function readQueueProperties(properties: Properties) {
  const { QueueName: name, RedrivePolicy: redrive, ...numbers } = readProperties(queue, properties);
  const attributes: Record<string, string> = {
    RedrivePolicy: redrive === undefined ? "" : JSON.stringify(redrive),
  };
  for (const [attribute, value] of Object.entries(numbers)) attributes[attribute] = String(value);
  return { name, attributes, deadLetterQueue: redrive?.deadLetterTargetArn };
}
