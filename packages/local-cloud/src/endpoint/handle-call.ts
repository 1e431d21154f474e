import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { admit } from "./admit.ts";
import { tooLarge, unavailable } from "./aws-error.ts";
import type { CallRecord } from "./call-log.ts";
import { callerOf } from "./caller.ts";
import { meterCapacity } from "./capacity-meter.ts";
import { deliver } from "./deliver.ts";
import { brokenOff, type Client, type Ending, refused } from "./ending.ts";
import type { Forwarder } from "./forward.ts";
import { identify } from "./identify.ts";
import type { AwsRequest } from "./messages.ts";
import type { AwsFrontOptions } from "./options.ts";
import { readBody } from "./read-body.ts";
import { type Target, targetOf } from "./target.ts";

interface Exchange {
  readonly request: IncomingMessage;
  readonly target: Target;
  readonly client: Client;
}

/** What the log says of the caller, and how the call ends. */
type Result = Pick<CallRecord, "function" | "service" | "resource" | "capacityUnits"> & {
  readonly ending: Ending;
};

/** Takes one AWS call from its request to its answer, and logs it. Rejects only if the answer cannot be written. */
export async function handleCall(
  request: IncomingMessage,
  response: ServerResponse,
  options: AwsFrontOptions,
  forwarder: Forwarder,
): Promise<void> {
  const started = performance.now();
  const now = new Date(options.clock.now());
  const client = { response, requestId: newRequestId(), date: now.toUTCString() };
  const exchange = { request, target: targetOf(request), client };
  const { ending, ...caller } = await takeCall(exchange, options, forwarder).catch((reason: unknown) =>
    unknownCaller(exchange, failure(exchange, reason)),
  );
  options.calls.record({
    time: now.toISOString(),
    ...caller,
    operation: exchange.target.operation,
    outcome: ending.outcome,
    durationMs: Math.round((performance.now() - started) * 1000) / 1000,
    requestId: exchange.client.requestId,
    ...attemptOf(request),
  });
  ending.tell();
}

/** Who calls, may they, is a fault to be injected, and then on to the service. */
async function takeCall(exchange: Exchange, options: AwsFrontOptions, forwarder: Forwarder): Promise<Result> {
  const { request, target, client } = exchange;
  const identity = identify(target, callerOf(request.headers), options);
  const body = await readBody(request);
  const { service } = identity;
  if (identity.kind === "refused") return unknownCaller(exchange, refused(service, identity.error, client));
  if (body === undefined) return unknownCaller(exchange, refused(service, tooLarge, client));
  const { functionName, resource, error } = admit(identity, target.operation, body, options);
  const caller = {
    function: functionName,
    service: identity.service,
    ...(resource !== undefined && { resource }),
  };
  if (error !== undefined) return { ...caller, ending: refused(service, error, client) };
  const call = awsRequest(exchange, identity.service, functionName, body);
  const fault = options.faults.take({ ...call, function: functionName });
  const crashCaller = () => options.crash(functionName, traceIdOf(request));
  const meter = meterCapacity(forwarder.forward);
  const way = { forward: meter.forward, crashCaller };
  const ending = await deliver(call, fault, way, client).catch((reason) => failure(exchange, reason));
  const capacityUnits = meter.units();
  return { ...caller, ...(capacityUnits !== undefined && { capacityUnits }), ending };
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

function unknownCaller({ target }: Exchange, ending: Ending): Result {
  return { function: "unknown", service: target.service ?? "unknown", ending };
}

/** The emulator failed, or the client broke off in the middle of its request. */
function failure({ request, target, client }: Exchange, reason: unknown): Ending {
  return request.complete
    ? refused(target.service, unavailable(reason), client)
    : brokenOff("connection-lost", client);
}

/** In one piece: randomUUID puts its text together from some twenty parts, which the log would keep alive each. */
function newRequestId(): string {
  return Buffer.from(randomUUID(), "latin1").toString("latin1");
}

/** SDKs in a function pass the invocation's trace on with each call. */
const traceIdOf = ({ headers }: IncomingMessage): string => String(headers["x-amzn-trace-id"] ?? "");

/** `amz-sdk-request: attempt=2; max=3` */
function attemptOf({ headers }: IncomingMessage): Pick<CallRecord, "attempt"> {
  const attempt = /attempt=(\d+)/.exec(String(headers["amz-sdk-request"]))?.[1];
  return attempt === undefined ? {} : { attempt: Number(attempt) };
}
