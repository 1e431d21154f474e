import { named } from "./names.ts";
import type { ResourceHandler } from "./resource-handler.ts";

export const provisionTable: ResourceHandler = async (resource, context) => {
  const { name, arn } = await context.emulators.dynamoDb.ensureTable(named(resource, "TableName", context));
  return { ref: name, attributes: { Arn: arn } };
};

export const provisionQueue: ResourceHandler = async (resource, context) => {
  const properties = named(resource, "QueueName", context);
  const { name, url, arn } = await context.emulators.sqs.ensureQueue(properties);
  const deadLetterArn = deadLetterTarget(properties["RedrivePolicy"]);
  context.declared.queues.push({ name, url, arn, ...(deadLetterArn ? { deadLetterArn } : {}) });
  return { ref: url, attributes: { Arn: arn, QueueName: name, QueueUrl: url } };
};

function deadLetterTarget(redrive: unknown): string | undefined {
  if (typeof redrive !== "object" || redrive === null || !("deadLetterTargetArn" in redrive))
    return undefined;
  return String(redrive.deadLetterTargetArn);
}

export const provisionSecret: ResourceHandler = async (resource, context) => {
  const { arn } = await context.emulators.secretsManager.ensureSecret(named(resource, "Name", context));
  return { ref: arn, attributes: { Id: arn } };
};
