import * as z from "zod";
import { readProperties } from "../services/properties.ts";
import { stableUuid } from "./names.ts";
import type { ResourceHandler } from "./resource-handler.ts";

/** What Lambda's poller starts with when a mapping sets no maximum. */
const defaultConcurrency = 5;

const eventSourceMapping = {
  type: "AWS::Lambda::EventSourceMapping",
  honoured: z.strictObject({
    EventSourceArn: z.string().regex(/^arn:aws:sqs:/, "only queues are event sources locally"),
    FunctionName: z.string(),
    BatchSize: z.int().min(1).max(10_000).default(10),
    MaximumBatchingWindowInSeconds: z.int().min(0).max(300).default(0),
    FunctionResponseTypes: z.array(z.literal("ReportBatchItemFailures")).default([]),
    ScalingConfig: z.strictObject({ MaximumConcurrency: z.int().min(2).max(1000).optional() }).optional(),
    Enabled: z.boolean().default(true),
  }),
  withoutEffect: ["MetricsConfig", "Tags"],
};

export const provisionEventSourceMapping: ResourceHandler = (resource, context) => {
  const properties = readProperties(eventSourceMapping, resource.properties);
  const { queues, functions, mappings } = context.declared;
  const queue = queues.find(({ arn }) => arn === properties.EventSourceArn);
  if (!queue) throw new Error(`no queue of the template is ${properties.EventSourceArn}`);
  const target = functions.find(({ settings }) =>
    [settings.name, settings.arn].includes(properties.FunctionName),
  );
  if (!target) throw new Error(`no function of the template is called ${properties.FunctionName}`);
  if (properties.Enabled) {
    mappings.push({
      functionName: target.settings.name,
      mapping: {
        queueUrl: queue.url,
        queueArn: queue.arn,
        region: context.region,
        batchSize: properties.BatchSize,
        windowSeconds: properties.MaximumBatchingWindowInSeconds,
        maxConcurrency: properties.ScalingConfig?.MaximumConcurrency ?? defaultConcurrency,
        reportsItemFailures: properties.FunctionResponseTypes.length > 0,
      },
    });
  }
  const Id = stableUuid(resource, context);
  return { ref: Id, attributes: { Id } };
};
