import type { MappingDeclaration } from "../resources/resource-handler.ts";
import type { SqsClient } from "../services/lambda/event-sources/sqs-client.ts";
import {
  checkPollerPermissions,
  type PollerOptions,
  type SqsPoller,
  startSqsPoller,
} from "../services/lambda/event-sources/sqs-poller.ts";
import type { Base } from "./base.ts";
import type { Functions } from "./functions.ts";

/**
 * Prepares a poller for each mapping, and returns what starts them all. Throws as AWS does when a function's role
 * may not consume its queue.
 */
export function preparePollers(
  mappings: readonly MappingDeclaration[],
  functions: Functions,
  sqs: SqsClient,
  base: Base,
): () => readonly SqsPoller[] {
  const prepared = mappings.map((declaration) => prepare(declaration, functions, sqs, base));
  return () => prepared.map(startSqsPoller);
}

function prepare(
  { functionName, mapping }: MappingDeclaration,
  functions: Functions,
  sqs: SqsClient,
  { calls, logs }: Base,
): PollerOptions {
  const target = functions.byName(functionName);
  if (!target) throw new Error(`there is no function ${functionName}`);
  const use = (action: string): void => calls.recordImplicit(functionName, action, mapping.queueArn);
  try {
    checkPollerPermissions(use);
  } catch (cause) {
    throw new Error(`event source mapping of ${functionName}: ${messageOf(cause)}`, { cause });
  }
  const onError = (error: unknown): void =>
    logs.append(functionName, {
      level: "ERROR",
      message: `Polling ${mapping.queueArn}: ${messageOf(error)}`,
    });
  return { mapping, target, use, sqs, onError };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
