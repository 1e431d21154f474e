/**
 * Processor time of a whole registration in the deployed bundles, against AWS on loopback (P7): the local cloud runs
 * them with the real SDK, and tells the time of each function's thread apart from that of its emulators.
 */
import * as z from "zod";
import { advance, logsOf } from "../test/integration/support/control.ts";
import { aRegistrant } from "../test/integration/support/registrant.ts";
import { startCloudProcess, type TestCloud } from "../test/support/cloud-process.ts";

const report = z.object({
  time: z.string(),
  function: z.string(),
  type: z.literal("platform.report"),
  record: z.object({
    metrics: z.object({ cpuMs: z.number(), initDurationMs: z.number().optional() }),
  }),
});

export interface DeployedFigures {
  /** Milliseconds per registration: all its invocations, with those of queues and of the guard. */
  readonly cpuMs: number;
  readonly byFunction: Readonly<Record<string, number>>;
  readonly invocations: number;
}

export interface DeployedOptions {
  readonly cloud: TestCloud;
  readonly warmUp: number;
  readonly registrations: number;
  readonly clients: number;
  readonly progress: (line: string) => void;
}

export async function measureDeployedFunctions(options: DeployedOptions): Promise<DeployedFigures> {
  const { cloud, warmUp, registrations, clients, progress } = options;
  const register = async (count: number) => {
    let left = count;
    const client = async () => {
      while (left > 0) {
        left -= 1;
        await aRegistrant(cloud).registered();
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    // The follow-ups look fifteen seconds after their claims.
    await advance(cloud, 20);
  };
  progress(`deployed functions: warming up with ${warmUp} registrations`);
  await register(warmUp);
  const before = await reportsOf(logsOf(cloud));
  progress(`deployed functions: ${registrations} registrations`);
  await register(registrations);
  const reports = (await reportsOf(logsOf(cloud))).slice(before.length);
  // A cold start is bench/cold-start.ts's to measure.
  const warm = reports.filter(({ record }) => record.metrics.initDurationMs === undefined);
  return summary(warm, registrations);
}

async function reportsOf(logs: Promise<string>) {
  const lines = (await logs).split("\n").filter((line) => line.includes('"platform.report"'));
  return lines.flatMap((line) => {
    const parsed = report.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  });
}

function summary(reports: readonly z.infer<typeof report>[], registrations: number): DeployedFigures {
  const byFunction: Record<string, number> = {};
  for (const { function: name, record } of reports)
    byFunction[name] = (byFunction[name] ?? 0) + record.metrics.cpuMs / registrations;
  const cpuMs = Object.values(byFunction).reduce((sum, ms) => sum + ms, 0);
  return { cpuMs, byFunction, invocations: reports.length / registrations };
}

if (import.meta.main) {
  const cloud = await startCloudProcess({ name: "bench" });
  try {
    const { byFunction, ...whole } = await measureDeployedFunctions({
      cloud,
      warmUp: 200,
      registrations: 200,
      clients: 4,
      progress: console.error,
    });
    console.table(byFunction);
    console.table(whole);
  } finally {
    await cloud.stop();
  }
}
