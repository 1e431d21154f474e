/** EventBridge, as far as functions put events on buses: each is kept, and handed to the rules of its bus. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import * as z from "zod";
import type { Clock } from "../../cloud/clock.ts";
import { listenOnLoopback } from "../../listening/loopback-server.ts";
import { isObject, type JsonObject } from "../../template/json.ts";
import { answerAwsJson, type Operation, operation } from "../shared/aws-json.ts";
import { openDatabase } from "../shared/database.ts";
import { logFailure } from "../shared/log-failure.ts";
import { ServiceError } from "../shared/service-error.ts";
import { DEFAULT_BUS } from "./event-bus.ts";

export interface EventBridgeOptions {
  readonly dataDir: string;
  readonly clock: Pick<Clock, "now">;
  readonly region: string;
  readonly accountId: string;
}

export type PublishOnBus = (event: JsonObject, busName: string) => Promise<void>;

export interface EventBridge {
  readonly url: string;
  /** A bus of the template's; events for any other one are refused. */
  ensureBus(name: string): void;
  /** What functions have put, the newest last: the event as its targets get it, and its bus. */
  events(): readonly JsonObject[];
  /** Hands what is put from now on to the rules; until then, nothing can be put. */
  publishTo(publish: PublishOnBus): void;
  close(): Promise<void>;
}

const SCHEMA = "CREATE TABLE events (number INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL) STRICT";

export async function startEventBridge(options: EventBridgeOptions): Promise<EventBridge> {
  const database = openDatabase(join(options.dataDir, "event-bridge.sqlite"), 1, SCHEMA);
  const insert = database.prepare("INSERT INTO events (event) VALUES (?)");
  const all = database.prepare("SELECT event FROM events ORDER BY number");
  const buses = new Set([DEFAULT_BUS]);
  let publish: PublishOnBus = async () => {
    throw new Error("the rules are not in place yet");
  };

  /** Kept after its targets have it: whoever gets the failure puts it again. */
  async function put(event: JsonObject, bus: string): Promise<void> {
    await publish(event, bus);
    insert.run(JSON.stringify({ ...event, bus }));
  }
  const service = {
    target: "AWSEvents",
    operations: { PutEvents: putEvents({ ...options, put, hasBus: (name) => buses.has(name) }) },
    internalError: "InternalException",
  };
  const server = await listenOnLoopback((request, response) => answerAwsJson(service, request, response));
  return {
    url: server.url,
    ensureBus: (name) => void buses.add(name),
    events: () => all.all().map(({ event }) => parse(String(event))),
    publishTo(to) {
      publish = to;
    },
    async close() {
      await server.close();
      database.close();
    },
  };
}

interface Putting extends Pick<EventBridgeOptions, "clock" | "region" | "accountId"> {
  put(event: JsonObject, bus: string): Promise<void>;
  hasBus(name: string): boolean;
}

const entry = z.strictObject({
  /** Name or ARN. */
  EventBusName: z.string().min(1).default(DEFAULT_BUS),
  Source: z.string().min(1),
  DetailType: z.string().min(1).max(128),
  Detail: z.string().min(2),
  Time: z.number().optional(),
  Resources: z.array(z.string()).default([]),
});
type Entry = z.output<typeof entry>;

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
const input = z.strictObject({ Entries: z.array(entry).min(1).max(10) });

/** Of one entry with its names, in UTF-8. */
const MOST_BYTES = 256 * 1024;

function putEvents(putting: Putting): Operation {
  return operation(input, invalid, async ({ Entries: entries }) => {
    const results = [];
    for (const each of entries) results.push(await putOne(putting, each));
    const failed = results.filter((result) => "ErrorCode" in result).length;
    return { FailedEntryCount: failed, Entries: results };
  });
}

async function putOne({ clock, region, accountId, put, hasBus }: Putting, given: Entry) {
  const { EventBusName: busName, Source: source, DetailType, Detail, Time, Resources } = given;
  const bus = busName.slice(busName.lastIndexOf("/") + 1);
  if (!hasBus(bus)) throw new ServiceError("ResourceNotFoundException", `Event bus ${bus} does not exist.`);
  if (Buffer.byteLength(source + DetailType + Detail) > MOST_BYTES)
    throw new ServiceError(
      "ValidationException",
      "Total size of the entries in the request is over the limit.",
    );
  const detail = parsed(Detail);
  if (detail === undefined) return { ErrorCode: "MalformedDetail", ErrorMessage: "Detail is malformed." };
  const id = randomUUID();
  const time = new Date(Time === undefined ? clock.now() : Time * 1000).toISOString();
  const event = {
    ...{ version: "0", id, "detail-type": DetailType, source, account: accountId },
    ...{ time: time.replace(/\.\d+Z$/, "Z"), region, resources: Resources, detail },
  };
  try {
    await put(event, bus);
  } catch (error) {
    logFailure("EventBridge emulator: an event could not be handed to its targets", error);
    return { ErrorCode: "InternalFailure", ErrorMessage: "The event could not be handed to its targets." };
  }
  return { EventId: id };
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function parse(text: string): JsonObject {
  const event = parsed(text);
  if (event === undefined) throw new Error("An event in the store is damaged.");
  return event;
}

function invalid({ path, message }: z.core.$ZodIssue): ServiceError {
  return new ServiceError("ValidationException", `${path.join(".")}: ${message}`);
}
