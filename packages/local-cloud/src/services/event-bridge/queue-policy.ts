import { evaluate } from "../../iam/evaluate.ts";
import { parsePolicy } from "../../iam/parse-policy.ts";
import type { Statement } from "../../iam/statement.ts";
import { isObject, type JsonObject } from "../../template/json.ts";

/** The statements of a queue's policy that speak of the service EventBridge. */
export type QueuePolicy = readonly Statement[];

const service = "events.amazonaws.com";

/** Throws a PolicyError on what the evaluation would have to guess. */
export function parseQueuePolicy(document: unknown, logicalId: string): QueuePolicy {
  if (!isObject(document)) return parsePolicy(document, logicalId);
  const statements = [document["Statement"]].flat().filter(isObject);
  const ours = statements.filter(isAboutEventBridge).map(({ Principal: _, ...statement }) => statement);
  return parsePolicy({ ...document, Statement: ours }, logicalId);
}

function isAboutEventBridge({ Principal: principal }: JsonObject): boolean {
  if (!isObject(principal)) return principal === "*";
  return [principal["Service"], principal["AWS"]].flat().some((name) => name === service || name === "*");
}

/** Whether a queue takes a message from a rule: EventBridge has no role here, so that the queue's policy decides. */
export function mayAccept(policy: QueuePolicy, queueArn: string, ruleArn: string): boolean {
  const context = { "aws:SourceArn": [ruleArn], "aws:SecureTransport": ["true"] };
  return evaluate(policy, { action: "sqs:SendMessage", resource: queueArn, context }).allowed;
}
