/** A local cloud with a known number of everything in it, and what visits to it take. */
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { startCloudProcess, type TestCloud } from "../../testing/cloud/cloud-process.ts";
import { aBrowser } from "../../testing/drivers/browser.ts";
import { advance, callsOf, forgetCalls } from "../../testing/drivers/control.ts";
import { FOLLOW_UP_SECONDS, settled } from "../../testing/drivers/one-registration.ts";
import { textIn } from "../../testing/drivers/registrant.ts";
import { seedCloud } from "./seed-cloud.ts";
import { median } from "./statistics.ts";
import { type ThreadCpu, threadCpu } from "./thread-cpu.ts";
import { type Step, steps, visit } from "./visit.ts";

/** Of a whole visit, by function, unless said otherwise. */
export interface Figures {
  readonly size: number;
  /** AWS calls, without the secrets that a function reads anew every five minutes. */
  readonly calls: Readonly<Record<string, number>>;
  /** DynamoDB's read and write units. */
  readonly units: Readonly<Record<string, number>>;
  /** Median of a step's request. */
  readonly latencyMs: Readonly<Record<Step, number>>;
  /** Median of an emulator's answer, by service and operation. */
  readonly callMs: Readonly<Record<string, number>>;
  /** Processor time; absent where threads cannot be distinguished. */
  readonly cpuMs?: { readonly functions: Readonly<Record<string, number>>; readonly cloud: number };
  /** Out of a queue of that size. */
  readonly callsPerMail: number;
  readonly unitsPerMail: number;
  readonly cpuMsPerMail?: number;
  readonly mailsPerSecond: number;
}

export interface SizedCloud {
  readonly size: number;
  warmUp(count: number): Promise<void>;
  visits(count: number): Promise<void>;
  sendMails(count: number): Promise<void>;
  /** Others are measured: this one's own housekeeping shall not take the processor from them. */
  pause(): void;
  resume(): void;
  figures(): Figures;
  stop(): Promise<void>;
}

type CpuOfRound = NonNullable<Figures["cpuMs"]>;

/** What a visit sets going besides; the follow-up comes when the visit is over. */
const behind = ["deliver-mail", "note-mail-event", "guard-sign-up"];
/** What the tables are asked by: a key, or a partition. */
const byKey: ReadonlySet<string> = new Set([
  "GetItem",
  "BatchGetItem",
  "PutItem",
  "UpdateItem",
  "DeleteItem",
  "Query",
]);

const measuredCall = z.object({
  function: z.string(),
  service: z.string(),
  operation: z.string(),
  durationMs: z.number(),
  capacityUnits: z.number().default(0),
});
type MeasuredCall = z.output<typeof measuredCall>;

export async function startSized(size: number): Promise<SizedCloud> {
  const cloud = await startCloudProcess({ name: `bench-growth-${size}` });
  await visitOnce(cloud); // makes the emulators' files
  const { queueMails } = await seedCloud(cloud, size);
  const taken = Object.fromEntries(steps.map((step): [Step, number[]] => [step, []]));
  const calls: MeasuredCall[] = [];
  const cpu: CpuOfRound[] = [];
  let visits = 0;
  let mails: Pick<Figures, "callsPerMail" | "unitsPerMail" | "cpuMsPerMail" | "mailsPerSecond"> | undefined;

  return {
    size,
    async warmUp(count) {
      for (let done = 0; done < count; done += 1) await visitOnce(cloud);
      await followedUp(cloud);
    },
    async visits(count) {
      const version = await termsVersion(cloud);
      await forgetCalls(cloud);
      const before = threadCpu(cloud.pid());
      for (let done = 0; done < count; done += 1)
        await visit(cloud, version, (step, ms) => taken[step]?.push(ms));
      const after = threadCpu(cloud.pid());
      visits += count;
      if (before && after) cpu.push(cpuBetween(before, after, count));
      await followedUp(cloud);
      calls.push(...(await measuredCalls(cloud)));
    },
    async sendMails(count) {
      await queueMails();
      // The first ones start the functions.
      await mailed(cloud, count / 5);
      await forgetCalls(cloud);
      const began = performance.now();
      const before = threadCpu(cloud.pid())?.of("deliver-mail");
      await mailed(cloud, count);
      const seconds = (performance.now() - began) / 1000;
      const after = threadCpu(cloud.pid())?.of("deliver-mail");
      const made = (await measuredCalls(cloud)).filter((call) => call.function === "deliver-mail");
      const sent = made.filter(({ service }) => service === "ses").length;
      mails = {
        // A mail or two are half done at both ends.
        callsPerMail: Math.round((10 * made.length) / sent) / 10,
        unitsPerMail: Math.round((10 * unitsOf(made)) / sent) / 10,
        ...(before !== undefined && after !== undefined && { cpuMsPerMail: (after - before) / sent }),
        mailsPerSecond: sent / seconds,
      };
    },
    pause: () => void process.kill(cloud.pid(), "SIGSTOP"),
    resume: () => void process.kill(cloud.pid(), "SIGCONT"),
    figures() {
      if (mails === undefined) throw new Error("no mails were sent");
      const perVisit = (of: (calls: MeasuredCall[]) => number) =>
        eachOf(
          calls,
          ({ function: name }) => name,
          (made) => of(made) / visits,
        );
      return {
        size,
        calls: perVisit((made) => made.length),
        units: perVisit(unitsOf),
        // Every step has its entry from the beginning.
        latencyMs: eachStep((step) => median(taken[step] ?? [])),
        callMs: eachOf(
          calls,
          ({ service, operation }) => `${service} ${operation}`,
          (made) => median(made.map(({ durationMs }) => durationMs)),
        ),
        ...(cpu.length > 0 && { cpuMs: medianOf(cpu) }),
        ...mails,
      };
    },
    async stop() {
      process.kill(cloud.pid(), "SIGCONT");
      await cloud.stop();
    },
  };
}

const termsVersion = async (cloud: TestCloud) =>
  textIn(await aBrowser(cloud).send("GET", "/api/terms"), "version");

const visitOnce = async (cloud: TestCloud) => visit(cloud, await termsVersion(cloud), () => {});

async function followedUp(cloud: TestCloud): Promise<void> {
  await advance(cloud, FOLLOW_UP_SECONDS);
  await settled(cloud);
}

/** Milliseconds of each visit, by function, and of everything else in the process: API, AWS front, emulators. */
function cpuBetween(before: ThreadCpu, after: ThreadCpu, visits: number): CpuOfRound {
  const used = [...steps, ...behind].map(
    (name) => [name, (after.of(name) - before.of(name)) / visits] as const,
  );
  const inFunctions = used.reduce((sum, [, ms]) => sum + ms, 0);
  return {
    functions: Object.fromEntries(used),
    cloud: (after.total - before.total) / visits - inFunctions,
  };
}

const medianOf = (rounds: readonly CpuOfRound[]): CpuOfRound => ({
  functions: Object.fromEntries(
    [...steps, ...behind].map((name) => [name, median(rounds.map(({ functions }) => functions[name] ?? 0))]),
  ),
  cloud: median(rounds.map(({ cloud }) => cloud)),
});

/** Until so many more mails were handed over. */
async function mailed(cloud: TestCloud, count: number): Promise<void> {
  await forgetCalls(cloud);
  const sent = async () => (await callsOf(cloud)).filter(({ service }) => service === "ses").length;
  while ((await sent()) < count) await sleep(250);
}

/** Those of the functions; throws when a table was asked otherwise than by key. */
async function measuredCalls({ url }: TestCloud): Promise<MeasuredCall[]> {
  const all = z.array(measuredCall).parse(await (await fetch(`${url}/_local/calls`)).json());
  const made = all.filter(({ service }) => service !== "secretsmanager");
  const other = made.find(({ service, operation }) => service === "dynamodb" && !byKey.has(operation));
  if (other) throw new Error(`${other.function} asks a table by ${other.operation}`);
  return made;
}

const unitsOf = (calls: readonly MeasuredCall[]) =>
  calls.reduce((sum, { capacityUnits }) => sum + capacityUnits, 0);

/** By name, sorted, so that two of the same are equal as text. */
function eachOf<T>(
  all: readonly T[],
  nameOf: (one: T) => string,
  figure: (some: T[]) => number,
): Readonly<Record<string, number>> {
  const groups = Object.entries(Object.groupBy(all, nameOf)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(groups.map(([name, some = []]) => [name, figure(some)]));
}

const eachStep = (of: (step: Step) => number): Record<Step, number> => ({
  "start-registration": of("start-registration"),
  "verify-code": of("verify-code"),
  "review-profile": of("review-profile"),
  "complete-registration": of("complete-registration"),
  "show-account": of("show-account"),
  "sign-out": of("sign-out"),
  "sign-in": of("sign-in"),
});
