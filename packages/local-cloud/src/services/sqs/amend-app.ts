import * as z from "zod";
import { isObject } from "../../template/json.ts";
import { logFailure } from "../shared/log-failure.ts";
import { ServiceError } from "../shared/service-error.ts";
import { type BatchFailure, checkDelays, delayError } from "./delay.ts";
import type { Fauxqs } from "./fauxqs.ts";
import { sqsErrorReply } from "./sqs-error.ts";

export type SqsOperations = Readonly<Record<string, (input: unknown) => object>>;

const unreadable = new ServiceError("SerializationException", "The request is not of the operation's shape.");
const internalFailure = new ServiceError("InternalFailure", "Internal failure", 500);

const bodyShape = z.record(z.string(), z.unknown());
const received = z.looseObject({ Messages: z.array(z.looseObject({})).optional() });
const timestamps = ["SentTimestamp", "ApproximateFirstReceiveTimestamp"];

/**
 * Adds to fauxqs what it lacks of SQS: operations, the bounds of delays, and times on the moved clock.
 *
 * @param offsetMs how far the clock is ahead now
 */
export function amendApp(
  app: ReturnType<Fauxqs["buildApp"]>,
  operations: SqsOperations,
  offsetMs: () => number,
): void {
  const failuresOf = new WeakMap<object, readonly BatchFailure[]>();

  // fauxqs lets bodies that are no JSON, and members of another type than it expects, become an internal error.
  app.setErrorHandler((error, _request, reply) => {
    const isUnreadable = isObject(error) && ["SyntaxError", "TypeError"].includes(String(error["name"]));
    if (!isUnreadable) logFailure("SQS emulator", error);
    const { status, headers, body } = sqsErrorReply(isUnreadable ? unreadable : internalFailure);
    reply.code(status).headers(headers).header("content-type", "application/x-amz-json-1.0").send(body);
  });

  app.addHook("preHandler", async (request, reply) => {
    const name = operationOf(request.headers);
    const { success, data: input = {} } = bodyShape.safeParse(request.body);
    const answer = (body: object) => reply.header("content-type", "application/x-amz-json-1.0").send(body);
    try {
      if (name !== "" && !success) throw unreadable;
      const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
      if (operation !== undefined) return answer(operation(input));
      if (name === "SendMessage") throwIfAny(delayError(input["DelaySeconds"]));
      if (name !== "SendMessageBatch") return undefined;
      const { accepted, failures } = checkDelays(input["Entries"]);
      if (failures.length === 0) return undefined;
      if (Array.isArray(accepted) && accepted.length === 0)
        return answer({ Successful: [], Failed: failures });
      request.body = { ...input, Entries: accepted };
      failuresOf.set(request, failures);
      return undefined;
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      const { status, headers, body } = sqsErrorReply(error);
      reply.code(status).headers(headers);
      return answer(body);
    }
  });

  app.addHook("preSerialization", async (request, _reply, payload) => {
    if (operationOf(request.headers) === "ReceiveMessage") return onMovedClock(payload, offsetMs());
    const failures = failuresOf.get(request);
    return failures === undefined ? payload : withFailures(payload, failures);
  });
}

function operationOf(headers: { readonly [name: string]: unknown }): string {
  const [service, name = ""] = String(headers["x-amz-target"] ?? "").split(".");
  return service === "AmazonSQS" ? name : "";
}

function throwIfAny(error: ServiceError | undefined): void {
  if (error !== undefined) throw error;
}

function withFailures(payload: unknown, failures: readonly BatchFailure[]): unknown {
  const { data = {} } = bodyShape.safeParse(payload);
  const { Failed: others } = data;
  return { ...data, Failed: [...(Array.isArray(others) ? others : []), ...failures] };
}

/** Stored times are real ones, brought back by as much as the clock was moved since: this undoes it. */
function onMovedClock(payload: unknown, offsetMs: number): unknown {
  const { data } = received.safeParse(payload);
  if (data?.Messages === undefined || offsetMs === 0) return payload;
  const Messages = data.Messages.map((message) => {
    const { data: attributes } = bodyShape.safeParse(message["Attributes"]);
    if (attributes === undefined) return message;
    const moved = timestamps.flatMap((name) =>
      attributes[name] === undefined ? [] : [[name, String(Number(attributes[name]) + offsetMs)]],
    );
    return { ...message, Attributes: { ...attributes, ...Object.fromEntries(moved) } };
  });
  return { ...data, Messages };
}
