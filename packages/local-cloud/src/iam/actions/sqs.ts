import type { JsonObject } from "../../template/json.ts";
import type { AccessRequest } from "../evaluate.ts";
import type { KnownResources } from "../known-resources.ts";
import { access, keyUse, type Operation, type Operations, textOf } from "./operation.ts";

/**
 * SQS's operations; a batch needs the permission of its single operation.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
 */
export const sqs: Operations = new Map<string, Operation>([
  ["SendMessage", onQueue("SendMessage", ["GenerateDataKey", "Decrypt"])],
  ["SendMessageBatch", onQueue("SendMessage", ["GenerateDataKey", "Decrypt"])],
  ["ReceiveMessage", onQueue("ReceiveMessage", ["Decrypt"])],
  ["DeleteMessage", onQueue("DeleteMessage")],
  ["DeleteMessageBatch", onQueue("DeleteMessage")],
  ["ChangeMessageVisibility", onQueue("ChangeMessageVisibility")],
  ["ChangeMessageVisibilityBatch", onQueue("ChangeMessageVisibility")],
  ["GetQueueAttributes", onQueue("GetQueueAttributes")],
  ["GetQueueUrl", onQueue("GetQueueUrl")],
  ["ListDeadLetterSourceQueues", onQueue("ListDeadLetterSourceQueues")],
  ["StartMessageMoveTask", startMessageMoveTask],
  ["ListMessageMoveTasks", (input) => [access("sqs:ListMessageMoveTasks", textOf(input, "SourceArn"))]],
  ["SetQueueAttributes", onQueue("SetQueueAttributes")],
  ["PurgeQueue", onQueue("PurgeQueue")],
  ["ListQueues", (_, resources) => [access("sqs:ListQueues", queueArn("*", resources))]],
]);

function onQueue(action: string, keyActions: readonly string[] = []): Operation {
  return (input, resources) => {
    const name = queueName(input);
    return [
      access(`sqs:${action}`, queueArn(name, resources)),
      ...keyUse("sqs", keyActions, resources.queue(name)?.kmsKeyArn, resources),
    ];
  };
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html */
function startMessageMoveTask(input: JsonObject): AccessRequest[] {
  const [source, destination] = [textOf(input, "SourceArn"), textOf(input, "DestinationArn")];
  const reading = ["StartMessageMoveTask", "ReceiveMessage", "DeleteMessage", "GetQueueAttributes"];
  return [
    ...reading.map((action) => access(`sqs:${action}`, source)),
    ...(destination === "" ? [] : [access("sqs:SendMessage", destination)]),
  ];
}

/** The last part of the queue's URL; GetQueueUrl, which has none yet, says the name itself. */
function queueName(input: JsonObject): string {
  const url = textOf(input, "QueueUrl");
  return url === "" ? textOf(input, "QueueName") : url.slice(url.lastIndexOf("/") + 1);
}

function queueArn(name: string, { region, accountId }: KnownResources): string {
  return `arn:aws:sqs:${region}:${accountId}:${name}`;
}
