import * as z from "zod";
import { DEFAULT_BUS } from "../services/event-bridge/event-bus.ts";
import { parsePattern } from "../services/event-bridge/event-pattern.ts";
import {
  inputTransformer,
  parseTransformer,
  type Transform,
} from "../services/event-bridge/input-transformer.ts";
import { parseQueuePolicy } from "../services/event-bridge/queue-policy.ts";
import { parseSchedule } from "../services/event-bridge/schedule-expression.ts";
import { readProperties } from "../services/properties.ts";
import { named, scheduleName } from "./names.ts";
import type { ResourceHandler } from "./resource-handler.ts";

const ruleTarget = z.strictObject({
  Id: z.string(),
  Arn: z.string().regex(/^arn:aws:sqs:/, "only queues are targets locally"),
  InputTransformer: inputTransformer.optional(),
  Input: z.string().optional(),
});
type RuleTarget = z.output<typeof ruleTarget>;

const rule = {
  type: "AWS::Events::Rule",
  honoured: z.strictObject({
    Name: z.string(),
    /** Name or ARN. */
    EventBusName: z.string().default(DEFAULT_BUS),
    EventPattern: z.record(z.string(), z.unknown()).optional(),
    ScheduleExpression: z.string().optional(),
    State: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
    Targets: z.array(ruleTarget).min(1),
  }),
  withoutEffect: ["Description", "Tags"],
};

const eventBus = {
  type: "AWS::Events::EventBus",
  honoured: z.strictObject({ Name: z.string().regex(/^[\w.-]+$/) }),
  withoutEffect: ["Description", "Tags"],
};

export const provisionEventBus: ResourceHandler = (resource, { region, accountId, declared, emulators }) => {
  const { Name: name } = readProperties(eventBus, resource.properties);
  declared.eventBuses.add(name);
  emulators.eventBridge.ensureBus(name);
  const arn = `arn:aws:events:${region}:${accountId}:event-bus/${name}`;
  return { ref: name, attributes: { Arn: arn, Name: name } };
};

export const provisionEventRule: ResourceHandler = (resource, context) => {
  const isScheduled = resource.properties["ScheduleExpression"] !== undefined;
  const properties = isScheduled
    ? { Name: scheduleName(resource), ...resource.properties }
    : named(resource, "Name", context);
  const { Name: name, State: state, ...declared } = readProperties(rule, properties);
  const { EventPattern: eventPattern, ScheduleExpression: expression } = declared;
  const { queues, eventBuses, eventRules, schedules } = context.declared;
  const busName = declared.EventBusName.slice(declared.EventBusName.lastIndexOf("/") + 1);
  if (!eventBuses.has(busName)) throw new Error(`no event bus of the template is ${busName}`);
  const path = busName === DEFAULT_BUS ? name : `${busName}/${name}`;
  const arn = `arn:aws:events:${context.region}:${context.accountId}:rule/${path}`;
  const targets = declared.Targets.map((target) => {
    if (!queues.some((queue) => queue.arn === target.Arn))
      throw new Error(`no queue of the template is ${target.Arn}`);
    return { queueArn: target.Arn, transform: transformOf(target) };
  });
  if ((eventPattern === undefined) === (expression === undefined))
    throw new Error(`${name}: a rule has either an EventPattern or a ScheduleExpression here`);
  if (expression !== undefined) {
    if (busName !== DEFAULT_BUS) throw new Error(`${name}: a schedule is on the default bus`);
    parseSchedule(expression);
    if (schedules.some((other) => other.name === name))
      throw new Error(`two schedules are called "${name}": give one of them a Name`);
    if (state === "ENABLED") schedules.push({ name, arn, expression, targets });
  } else {
    const pattern = parsePattern(eventPattern);
    if (state === "ENABLED") eventRules.push({ name, arn, busName, pattern, targets });
  }
  return { ref: name, attributes: { Arn: arn } };
};

/** A constant, or made of the event; without either, the event whole. */
function transformOf({ Id: id, Input: input, InputTransformer: transformer }: RuleTarget): Transform {
  if (transformer !== undefined && input === undefined) return parseTransformer(transformer);
  if (input !== undefined && transformer === undefined) return () => input;
  if (input === undefined) return (event) => JSON.stringify(event);
  throw new Error(`the target ${id} has either an Input or an InputTransformer here`);
}

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
