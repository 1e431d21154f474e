/** The control endpoints of the local cloud, for tests. */

import { setTimeout as sleep } from "node:timers/promises";
import type { FaultRule } from "local-cloud";
import { type StoredMail, storedMail } from "local-cloud";
import * as z from "zod";
import type { TestCloud } from "../cloud/cloud-process.ts";

const call = z.object({
  function: z.string(),
  service: z.string(),
  operation: z.string(),
  outcome: z.string(),
  resource: z.string().optional(),
  attempt: z.int().optional(),
  capacityUnits: z.number().optional(),
});
const permission = z.object({
  function: z.string(),
  action: z.string(),
  resource: z.string(),
  count: z.int(),
});
const queue = z.object({
  name: z.string(),
  url: z.string(),
  visible: z.int(),
  inFlight: z.int(),
  delayed: z.int(),
  held: z.int(),
});
const busEvent = z.object({
  bus: z.string(),
  source: z.string(),
  "detail-type": z.string(),
  detail: z.record(z.string(), z.unknown()),
});
const clock = z.object({ now: z.string(), offsetSeconds: z.number() });

export type AwsCall = z.output<typeof call>;
export type QueueState = z.output<typeof queue>;
export type BusEvent = z.output<typeof busEvent>;
/** A rule that hits once unless it says otherwise. */
export type NewFault = Omit<FaultRule, "count"> & { readonly count?: number };

/** Every AWS call since the start, or since they were forgotten, oldest first. */
export const callsOf = (cloud: TestCloud): Promise<AwsCall[]> => get(cloud, "calls", z.array(call));

export const forgetCalls = (cloud: TestCloud): Promise<void> =>
  request(cloud, "DELETE", "calls").then(() => {});

/** What each function's role may do, and how often that was used since the start. */
export const permissionsOf = (cloud: TestCloud) => get(cloud, "permissions", z.array(permission));

/** Mails in the order of sending: all, or those to one address. */
export const mailsOf = (cloud: TestCloud, to?: string): Promise<StoredMail[]> =>
  get(cloud, `mails${to === undefined ? "" : `?${new URLSearchParams({ to })}`}`, z.array(storedMail));

/** What functions have put on buses, the newest last. */
export const eventsOf = (cloud: TestCloud): Promise<BusEvent[]> => get(cloud, "events", z.array(busEvent));

export const queuesOf = (cloud: TestCloud): Promise<QueueState[]> => get(cloud, "queues", z.array(queue));

/** One of the stack's queues, by its id in the template. */
export async function queueOf(
  cloud: TestCloud,
  id: `${"Mail" | "FollowUp" | "Feedback" | "Seal" | "Sweep"}${"Queue" | "DeadLetters"}`,
): Promise<QueueState> {
  const found = (await queuesOf(cloud)).find(({ name }) => name.includes(id));
  if (!found) throw new Error(`there is no ${id}`);
  return found;
}

export const isForDeadLetters = ({ name }: QueueState): boolean => name.includes("DeadLetters");

/** All that have not been dealt with: those that can be received, are being worked on, or wait for their time. */
export const messagesIn = (queues: readonly QueueState[]): number =>
  queues.reduce((sum, { visible, inFlight, delayed }) => sum + visible + inFlight + delayed, 0);

/** Everything that functions, the runtime and the API have logged. */
export const logsOf = async (cloud: TestCloud): Promise<string> =>
  (await request(cloud, "GET", "logs")).text();

/** Rules hit in the order in which they were given. */
export async function inject(cloud: TestCloud, ...rules: readonly NewFault[]): Promise<void> {
  for (const rule of rules) await request(cloud, "POST", "faults", rule);
}

/** Rules whose turn has not come. */
export const faultsLeft = (cloud: TestCloud) => get(cloud, "faults", z.array(z.unknown()));

export const withdrawFaults = (cloud: TestCloud): Promise<void> =>
  request(cloud, "DELETE", "faults").then(() => {});

/** Ends the execution environments that have no work, of one function or of all: the next invocations are cold starts. */
export const recycle = (cloud: TestCloud, functionName?: string): Promise<void> =>
  request(cloud, "DELETE", functionName ? `environments?function=${functionName}` : "environments").then(
    () => {},
  );

/** The functions' time, in epoch milliseconds. */
export const nowOf = async (cloud: TestCloud): Promise<number> => Date.parse((await clockOf(cloud)).now);

export const clockOf = (cloud: TestCloud) => get(cloud, "clock", clock);

export async function advance(cloud: TestCloud, seconds: number): Promise<void> {
  await request(cloud, "POST", "clock", { advanceSeconds: seconds });
}

/** Whether nobody works on a message, nor could: what there is waits for time to pass. Dead letters wait for somebody. */
const isAtRest = (queues: readonly QueueState[]): boolean =>
  queues.every((queue) => isForDeadLetters(queue) || queue.visible + queue.held === 0);

/**
 * Moves the clock while nobody works on a message, and does nothing otherwise: on a busy machine hours would pass in which
 * a function does what takes it half a second. Says whether it has moved it.
 */
export async function advanceAtRest(cloud: TestCloud, seconds: number): Promise<boolean> {
  if (!isAtRest(await queuesOf(cloud))) return false;
  // Once more: between its receipt and its delivery, a message looks like one that failed.
  await sleep(15);
  const isDue = isAtRest(await queuesOf(cloud));
  if (isDue) await advance(cloud, seconds);
  return isDue;
}

/** Moves the clock on to an instant (epoch milliseconds); one that has passed is left alone. */
export async function advanceTo(cloud: TestCloud, instant: number): Promise<void> {
  await advance(cloud, Math.max(0, instant - (await nowOf(cloud))) / 1000);
}

/** A function that is not in the stack: what it answers to whoever invokes it; without an answer it fails. */
export const declareOutside = (
  cloud: TestCloud,
  declaration: { readonly arn: string; readonly answer?: unknown },
): Promise<void> => request(cloud, "POST", "outside-functions", declaration).then(() => {});

/** Fires a rule with a schedule now, whenever it is due. */
export const fire = (cloud: TestCloud, schedule: string): Promise<void> =>
  request(cloud, "POST", `schedules/${schedule}`).then(() => {});

const schedule = z.object({ name: z.string(), expression: z.string(), lastFiredAt: z.string().optional() });

export const schedulesOf = (cloud: TestCloud) => get(cloud, "schedules", z.array(schedule));

const hourMs = 3_600_000;

/** To the beginning of the next hour, from which limits per hour count anew. */
export async function advanceToNextHour(cloud: TestCloud): Promise<void> {
  await advanceTo(cloud, (Math.floor((await nowOf(cloud)) / hourMs) + 1) * hourMs);
}

/** To the beginning of a month's 25th day: what the month ends with is then less than a week away, whatever day it is today. */
export async function advanceToLateInMonth(cloud: TestCloud): Promise<void> {
  const now = new Date(await nowOf(cloud));
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  const instants = [Date.UTC(year, month, 25), Date.UTC(year, month + 1, 25)];
  await advanceTo(cloud, instants.find((instant) => instant > now.getTime()) ?? now.getTime());
}

/** The next run of seal-audit that seals a day's last hour (UTC) has had its time, or will so many minutes later. */
export async function advanceToSealOfDay(cloud: TestCloud, minutesBefore = 0): Promise<void> {
  const dayMs = 24 * hourMs;
  const sealedAt = (70 - minutesBefore) * 60_000;
  await advanceTo(cloud, (Math.floor(((await nowOf(cloud)) - sealedAt) / dayMs) + 1) * dayMs + sealedAt);
}

/** The tally of a month's last day in Japan has been made, and with it the month's figures. */
export async function advanceToFiguresOfMonth(cloud: TestCloud): Promise<void> {
  const tallied = (3 * 60 + 10) * 60_000;
  const japan = 9 * hourMs;
  const now = new Date((await nowOf(cloud)) + japan - tallied);
  const next = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1) - japan;
  await advanceTo(cloud, next + tallied);
}

async function get<T>(cloud: TestCloud, name: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(await (await request(cloud, "GET", name)).json());
}

async function request({ url }: TestCloud, method: string, name: string, body?: object): Promise<Response> {
  const response = await fetch(`${url}/_local/${name}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.ok) return response;
  throw new Error(`${method} /_local/${name} answered ${response.status}: ${await response.text()}`);
}
