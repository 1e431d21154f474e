import * as z from "zod";
import { parsePattern } from "../services/event-bridge/event-pattern.ts";
import { inputTransformer, parseTransformer } from "../services/event-bridge/input-transformer.ts";
import { parseQueuePolicy } from "../services/event-bridge/queue-policy.ts";
import { readProperties } from "../services/properties.ts";
import { named } from "./names.ts";
import type { ResourceHandler } from "./resource-handler.ts";

const rule = {
  type: "AWS::Events::Rule",
  honoured: z.strictObject({
    Name: z.string(),
    EventBusName: z.literal("default").default("default"),
    EventPattern: z.record(z.string(), z.unknown()),
    State: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
    Targets: z
      .array(
        z.strictObject({
          Id: z.string(),
          Arn: z.string().regex(/^arn:aws:sqs:/, "only queues are targets locally"),
          InputTransformer: inputTransformer,
        }),
      )
      .min(1),
  }),
  withoutEffect: ["Description", "Tags"],
};

export const provisionEventRule: ResourceHandler = (resource, context) => {
  const { Name: name, ...declared } = readProperties(rule, named(resource, "Name", context));
  const { queues, eventRules } = context.declared;
  const arn = `arn:aws:events:${context.region}:${context.accountId}:rule/${name}`;
  const pattern = parsePattern(declared.EventPattern);
  const targets = declared.Targets.map(({ Arn: queueArn, InputTransformer: transformer }) => {
    if (!queues.some((queue) => queue.arn === queueArn))
      throw new Error(`no queue of the template is ${queueArn}`);
    return { queueArn, transform: parseTransformer(transformer) };
  });
  if (declared.State === "ENABLED") eventRules.push({ name, arn, pattern, targets });
  return { ref: name, attributes: { Arn: arn } };
};

const queuePolicy = {
  type: "AWS::SQS::QueuePolicy",
  honoured: z.strictObject({ Queues: z.array(z.string()).min(1), PolicyDocument: z.unknown() }),
  withoutEffect: [],
};

/** Decides for services alone: what functions may do, their roles say. */
export const provisionQueuePolicy: ResourceHandler = (resource, { declared }) => {
  const { Queues: urls, PolicyDocument: document } = readProperties(queuePolicy, resource.properties);
  const statements = parseQueuePolicy(document, resource.logicalId);
  for (const { arn } of declared.queues.filter(({ url }) => urls.includes(url)))
    declared.queuePolicies.set(arn, statements);
  return { ref: resource.logicalId, attributes: { Id: resource.logicalId } };
};
