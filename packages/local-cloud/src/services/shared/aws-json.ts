/**
 * The AWS JSON 1.1 protocol, as Cognito and Secrets Manager speak it: POST /, the operation in `X-Amz-Target`, the
 * error's name in `__type`. https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type * as z from "zod";
import { logFailure } from "./log-failure.ts";
import { readBody } from "./read-body.ts";
import { ServiceError } from "./service-error.ts";

export type Operation = (input: unknown) => unknown;

export interface AwsJsonService {
  /** The part before the dot of `X-Amz-Target`, e.g. `secretsmanager`. */
  readonly target: string;
  readonly operations: Readonly<Record<string, Operation>>;
  /** The service's name for a failure of its own, e.g. `InternalServiceError`. */
  readonly internalError: string;
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly errorType?: string;
}

/** An operation whose input is parsed first; `refuse` turns what is wrong with it into the service's error. */
export function operation<Shape extends z.ZodType>(
  shape: Shape,
  refuse: (problem: z.core.$ZodIssue) => ServiceError,
  run: (input: z.output<Shape>) => unknown,
): Operation {
  return (input) => {
    const result = shape.safeParse(input);
    if (result.success) return run(result.data);
    const [first] = result.error.issues;
    throw first === undefined
      ? new ServiceError("SerializationException", "Unreadable input")
      : refuse(first);
  };
}

export async function answerAwsJson(
  service: AwsJsonService,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reply = await run(service, request).catch((error: unknown) => failure(service, error));
  response.writeHead(reply.status, {
    "content-type": "application/x-amz-json-1.1",
    "x-amzn-requestid": randomUUID(),
    ...(reply.errorType === undefined ? {} : { "x-amzn-errortype": reply.errorType }),
  });
  response.end(JSON.stringify(reply.body));
}

async function run(service: AwsJsonService, request: IncomingMessage): Promise<Reply> {
  const [target, name] = String(request.headers["x-amz-target"] ?? "").split(".");
  const body = await readBody(request);
  if (body === undefined) throw new ServiceError("RequestEntityTooLarge", "The request is too large.", 413);
  const known = name !== undefined && target === service.target && Object.hasOwn(service.operations, name);
  const perform = known ? service.operations[name] : undefined;
  if (perform === undefined) {
    const asked = request.headers["x-amz-target"] ?? "no operation";
    throw new ServiceError("UnknownOperationException", `${asked} is not emulated by the local cloud.`);
  }
  return { status: 200, body: await perform(parse(body)) };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body === "" ? "{}" : body);
  } catch {
    throw new ServiceError("SerializationException", "The request is not JSON.");
  }
}

function failure(service: AwsJsonService, error: unknown): Reply {
  if (error instanceof ServiceError) {
    const body = { __type: error.code, message: error.message };
    return { status: error.status, body, errorType: error.code };
  }
  logFailure(`${service.target} emulator`, error);
  const message = "The local emulator failed; its console shows why.";
  return { status: 500, body: { __type: service.internalError, message }, errorType: service.internalError };
}
