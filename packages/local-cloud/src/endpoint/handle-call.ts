import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody } from "../listening/read-body.ts";
import { admit } from "./admit.ts";
import { tooLarge, unavailable, wrongSignature } from "./aws-error.ts";
import type { CallRecord } from "./call-log.ts";
import { brokenOff, type CallOutcome, type Client, refused } from "./call-outcome.ts";
import { callerOf } from "./caller.ts";
import { meterCapacity } from "./capacity-meter.ts";
import { deliver } from "./deliver.ts";
import type { Forwarder } from "./forward.ts";
import { type Identity, identify } from "./identify.ts";
import type { AwsRequest } from "./messages.ts";
import type { AwsEndpointOptions } from "./options.ts";
import { isSignedWith } from "./signature.ts";
import { type Target, targetOf } from "./target.ts";

interface Exchange {
  readonly request: IncomingMessage;
  readonly target: Target;
  readonly client: Client;
}

/** What the log says of the caller, and how the call ends. */
type Result = Pick<CallRecord, "function" | "service" | "resource" | "capacityUnits"> & {
  readonly outcome: CallOutcome;
};

/** Takes one AWS call from its request to its answer, and logs it. Rejects only if the answer cannot be written. */
export async function handleCall(
  request: IncomingMessage,
  response: ServerResponse,
  options: AwsEndpointOptions,
  forwarder: Forwarder,
): Promise<void> {
  const started = performance.now();
  const now = new Date(options.clock.now());
  const client = { response, requestId: newRequestId(), date: now.toUTCString() };
  const exchange = { request, target: targetOf(request), client };
  const { outcome, ...caller } = await takeCall(exchange, options, forwarder).catch((reason: unknown) =>
    unknownCaller(exchange, failure(exchange, reason)),
  );
  options.calls.record({
    time: now.toISOString(),
    ...caller,
    operation: exchange.target.operation,
    outcome: outcome.name,
    durationMs: Math.round((performance.now() - started) * 1000) / 1000,
    requestId: exchange.client.requestId,
    ...attemptOf(request),
  });
  outcome.respond();
}

/** Who calls, may they, is a fault to be injected, and then on to the service. */
async function takeCall(
  exchange: Exchange,
  options: AwsEndpointOptions,
  forwarder: Forwarder,
): Promise<Result> {
  const { request, target, client } = exchange;
  const identity = identify(target, callerOf(request.headers), options);
  const body = await readBody(request);
  const { service } = identity;
  if (identity.kind === "refused") return unknownCaller(exchange, refused(service, identity.error, client));
  if (body === undefined) return unknownCaller(exchange, refused(service, tooLarge, client));
  if (isForged(identity, request, body))
    return unknownCaller(exchange, refused(service, wrongSignature(identity.service), client));
  const { functionName, resource, error } = admit(identity, target, body, options);
  const caller = {
    function: functionName,
    service: identity.service,
    ...(resource !== undefined && { resource }),
  };
  if (error !== undefined) return { ...caller, outcome: refused(service, error, client) };
  const call = awsRequest(exchange, identity.service, functionName, body);
  const fault = options.faults.take({ ...call, function: functionName });
  const crashCaller = () => options.crash(functionName, traceIdOf(request));
  const meter = meterCapacity(forwarder.forward);
  const way = { forward: meter.forward, crashCaller };
  const outcome = await deliver(call, fault, way, client).catch((reason) => failure(exchange, reason));
  const capacityUnits = meter.units();
  return { ...caller, ...(capacityUnits !== undefined && { capacityUnits }), outcome };
}

/** Whether a signature is there, and was not made with the secret of the key that it names. */
function isForged(identity: Exclude<Identity, { kind: "refused" }>, request: IncomingMessage, body: Buffer) {
  const proof = "proof" in identity ? identity.proof : undefined;
  if (proof === undefined) return false;
  const { method = "POST", url: path = "/", headers } = request;
  return !isSignedWith(proof.secret, proof.signature, { method, path, headers, body });
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

function unknownCaller({ target }: Exchange, outcome: CallOutcome): Result {
  return { function: "unknown", service: target.service ?? "unknown", outcome };
}

/** The emulator failed, or the client broke off in the middle of its request. */
function failure({ request, target, client }: Exchange, reason: unknown): CallOutcome {
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
