import type { ServiceName } from "../endpoint/services.ts";
import { cognito } from "./actions/cognito.ts";
import { dynamodb } from "./actions/dynamodb.ts";
import { events } from "./actions/events.ts";
import { kms } from "./actions/kms.ts";
import { lambda } from "./actions/lambda.ts";
import { logs } from "./actions/logs.ts";
import { type Operations, UnsupportedRequestError } from "./actions/operation.ts";
import { s3 } from "./actions/s3.ts";
import { secretsManager } from "./actions/secrets-manager.ts";
import { ses } from "./actions/ses.ts";
import { sqs } from "./actions/sqs.ts";
import type { AccessRequest } from "./evaluate.ts";
import type { KnownResources } from "./known-resources.ts";

export { isUnsigned } from "./actions/cognito.ts";
export { UnsupportedRequestError } from "./actions/operation.ts";

/** An AWS request, as far as authorization needs it. */
export interface AwsCall {
  readonly service: ServiceName;
  readonly operation: string;
  /** The parsed JSON body. */
  readonly input: Readonly<Record<string, unknown>>;
}

const services: Readonly<Record<ServiceName, Operations>> = {
  dynamodb,
  sqs,
  ses,
  "cognito-idp": cognito,
  secretsmanager: secretsManager,
  logs,
  s3,
  kms,
  events,
  lambda,
};

/**
 * Every permission that the call needs, all of them at once; none for an operation that IAM has no say in.
 * Throws an UnsupportedRequestError that names an operation, or a form of it, whose permissions are not known here.
 */
export function requiredActions(call: AwsCall, resources: KnownResources): AccessRequest[] {
  const operation = services[call.service].get(call.operation);
  if (operation !== undefined) return operation(call.input, resources);
  throw new UnsupportedRequestError(
    `the permissions of ${call.service}:${call.operation} are unknown to the local cloud`,
  );
}

export function knowsOperation(service: ServiceName, operation: string): boolean {
  return services[service].has(operation);
}
