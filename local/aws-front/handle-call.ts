import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { admit } from "./admit.ts";
import { tooLarge, unavailable } from "./aws-error.ts";
import type { CallRecord } from "./call-log.ts";
import { callerOf } from "./caller.ts";
import { deliver } from "./deliver.ts";
import type { Forwarder } from "./forward.ts";
import { identify } from "./identify.ts";
import type { AwsRequest } from "./messages.ts";
import type { AwsFrontOptions } from "./options.ts";
import { readBody } from "./read-body.ts";
import { type Client, refuse } from "./respond.ts";
import { type Target, targetOf } from "./target.ts";

interface Exchange {
  readonly request: IncomingMessage;
  readonly target: Target;
  readonly client: Client;
}

/** What became of a call, for the log. */
type Result = Pick<CallRecord, "function" | "service" | "outcome" | "resource">;

/** Takes one AWS call from its request to its answer, and logs it. Never rejects. */
export async function handleCall(
  request: IncomingMessage,
  response: ServerResponse,
  options: AwsFrontOptions,
  forwarder: Forwarder,
): Promise<void> {
  const started = performance.now();
  const time = new Date(options.clock.now()).toISOString();
  const exchange = { request, target: targetOf(request), client: { response, requestId: randomUUID() } };
  const result = await answer(exchange, options, forwarder).catch((error: unknown) => {
    const { service } = exchange.target;
    return { function: "unknown", service: service ?? "unknown", outcome: giveUp(exchange, error) };
  });
  options.calls.record({
    time,
    ...result,
    operation: exchange.target.operation,
    durationMs: Math.round((performance.now() - started) * 1000) / 1000,
    requestId: exchange.client.requestId,
    ...attemptOf(request),
  });
}

/** Who calls, may they, is a fault to be injected, and then on to the service. */
async function answer(exchange: Exchange, options: AwsFrontOptions, forwarder: Forwarder): Promise<Result> {
  const { request, target, client } = exchange;
  const identity = identify(target, callerOf(request.headers), options);
  const body = await readBody(request);
  const { service } = identity;
  if (identity.kind === "refused" || body === undefined) {
    const error = identity.kind === "refused" ? identity.error : tooLarge;
    return { function: "unknown", service: service ?? "unknown", outcome: refuse(service, error, client) };
  }
  const { functionName, resource, error } = admit(identity, target.operation, body, options);
  const result = {
    function: functionName,
    service: identity.service,
    ...(resource !== undefined && { resource }),
  };
  if (error !== undefined) return { ...result, outcome: refuse(service, error, client) };
  const call = awsRequest(exchange, identity.service, functionName, body);
  const fault = options.faults.take({ ...call, function: functionName });
  const outcome = await deliver(call, fault, forwarder, client).catch((reason) => giveUp(exchange, reason));
  return { ...result, outcome };
}

function awsRequest(
  { request, target, client }: Exchange,
  service: AwsRequest["service"],
  functionName: string,
  body: Buffer,
): AwsRequest {
  const { method = "POST", url: path = "/", headers } = request;
  const { requestId } = client;
  return { service, operation: target.operation, functionName, method, path, headers, body, requestId };
}

/** An emulator failed, or the client broke off: the connection says so if an answer no longer can. */
function giveUp({ target, client }: Exchange, reason: unknown): string {
  if (!client.response.headersSent && !client.response.destroyed) {
    return refuse(target.service, unavailable(reason), client);
  }
  client.response.destroy();
  return "connection-lost";
}

/** `amz-sdk-request: attempt=2; max=3` */
function attemptOf({ headers }: IncomingMessage): Pick<CallRecord, "attempt"> {
  const attempt = /attempt=(\d+)/.exec(String(headers["amz-sdk-request"]))?.[1];
  return attempt === undefined ? {} : { attempt: Number(attempt) };
}
