/** EventBridge's buses, as far as their rules send to queues. They keep nothing: who publishes, publishes again. */
import type { JsonObject } from "../../template/json.ts";
import { type EventPattern, matches } from "./event-pattern.ts";
import type { Transform } from "./input-transformer.ts";
import { mayAccept, type QueuePolicy } from "./queue-policy.ts";

/** The bus that every account has, on which services publish. */
export const DEFAULT_BUS = "default";

/** An `AWS::Events::Rule`. */
export interface EventRule {
  readonly name: string;
  readonly arn: string;
  readonly busName: string;
  readonly pattern: EventPattern;
  readonly targets: readonly { readonly queueArn: string; readonly transform: Transform }[];
}

export interface EventBusOptions {
  readonly rules: readonly EventRule[];
  /** By the queue's ARN. */
  readonly policies: ReadonlyMap<string, QueuePolicy>;
  send(queueArn: string, body: string): Promise<void>;
}

export interface EventBus {
  /** Resolves when every target has the message; rejects when one has not: publish again, some will have it twice. */
  publish(event: JsonObject, busName?: string): Promise<void>;
}

/** Throws when a rule may not send to its queue: on AWS its events would be dropped without a word. */
export function createEventBus({ rules, policies, send }: EventBusOptions): EventBus {
  for (const rule of rules)
    for (const { queueArn } of rule.targets)
      if (!mayAccept(policies.get(queueArn) ?? [], queueArn, rule.arn))
        throw new Error(`the policy of ${queueArn} does not let the rule ${rule.name} send messages`);
  return {
    async publish(event, busName = DEFAULT_BUS) {
      const matching = rules.filter((rule) => rule.busName === busName && matches(rule.pattern, event));
      for (const { targets } of matching)
        for (const { queueArn, transform } of targets) await send(queueArn, transform(event));
    },
  };
}
