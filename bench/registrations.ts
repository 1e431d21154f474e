/** Whole registrations per second and processor time each: this project beside its peers (P5, P6). */
import { setTimeout as delay } from "node:timers/promises";
import { authJs, betterAuth, type Flow, floor, registration } from "./support/flows.ts";
import { httpClient } from "./support/http-client.ts";
import { startServer } from "./support/server-process.ts";
import { median, quantile, spread } from "./support/statistics.ts";

interface Candidate {
  readonly name: string;
  readonly server: URL;
  readonly args?: readonly string[];
  readonly flow: Flow;
}

const candidates: readonly Candidate[] = [
  {
    name: "this project, ports in memory",
    server: new URL("servers/in-memory.ts", import.meta.url),
    flow: registration("bench"),
  },
  {
    name: "the same, judging passwords",
    server: new URL("servers/in-memory.ts", import.meta.url),
    args: ["judge-passwords"],
    flow: registration("bench"),
  },
  {
    name: "better-auth, SQLite",
    server: new URL("peers/better-auth.mjs", import.meta.url),
    flow: betterAuth,
  },
  { name: "Auth.js, map", server: new URL("peers/auth-js.mjs", import.meta.url), flow: authJs },
  { name: "node:http alone", server: new URL("servers/floor.ts", import.meta.url), flow: floor },
];

export interface LoadFigures {
  readonly name: string;
  readonly clients: number;
  /** Milliseconds of processor time (user and system) of the server per registration: median and spread of rounds. */
  readonly cpuMs: number;
  readonly cpuSpreadMs: number;
  readonly perSecond: number;
  /** Milliseconds from the first request to the last answer. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface LoadOptions {
  readonly rounds: number;
  /** Registrations before the measured ones: processor time still falls until a few thousand, for every candidate. */
  readonly warmUp: number;
  readonly registrations: number;
  /** Measures only candidates whose name has this in it. @default all */
  readonly only?: string;
  readonly progress: (line: string) => void;
}

/** Rounds of fresh processes that take turns, so that what else the machine does falls on all alike. */
export async function measureRegistrations({
  rounds,
  warmUp,
  registrations,
  only = "",
  progress,
}: LoadOptions): Promise<LoadFigures[]> {
  const clientCounts = [1, 16];
  const measured = candidates.filter(({ name }) => name.includes(only));
  const taken = new Map<string, Round[]>();
  for (let round = 1; round <= rounds; round++)
    for (const clients of clientCounts)
      for (const candidate of measured) {
        const key = `${candidate.name}\n${clients}`;
        const figures = await measureOnce(candidate, { clients, warmUp, registrations });
        taken.set(key, [...(taken.get(key) ?? []), figures]);
        progress(`registrations: round ${round}/${rounds}, ${clients} clients, ${candidate.name}`);
      }
  return clientCounts.flatMap((clients) =>
    measured.map(({ name }) => summary(name, clients, taken.get(`${name}\n${clients}`) ?? [])),
  );
}

interface Round {
  readonly cpuMs: number;
  readonly perSecond: number;
  readonly latencies: readonly number[];
}

async function measureOnce(
  { server: file, args, flow }: Candidate,
  { clients, warmUp, registrations }: { clients: number; warmUp: number; registrations: number },
): Promise<Round> {
  const server = await startServer(file, args);
  const http = httpClient(server.port, clients);
  const register = (email: string) => flow(http, server.codeFor, email);
  try {
    await closedLoop(clients, warmUp, (n) => register(`warm-${n}@bench.example.jp`));
    const before = await server.usage();
    const startedAt = performance.now();
    const latencies = await closedLoop(clients, registrations, (n) => register(`user-${n}@bench.example.jp`));
    const elapsedMs = performance.now() - startedAt;
    // What a server does after its answer belongs to the registration as well.
    await delay(200);
    const after = await server.usage();
    return {
      cpuMs: (after.cpuMicroseconds - before.cpuMicroseconds) / 1000 / registrations,
      perSecond: registrations / (elapsedMs / 1000),
      latencies,
    };
  } finally {
    http.close();
    await server.stop();
  }
}

/** `clients` workers that each begin a new registration as soon as their last one is done; milliseconds each. */
async function closedLoop(
  clients: number,
  count: number,
  register: (n: number) => Promise<void>,
): Promise<number[]> {
  const latencies: number[] = [];
  let next = 0;
  const work = async () => {
    while (next < count) {
      const n = next++;
      const startedAt = performance.now();
      await register(n);
      latencies.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: clients }, work));
  return latencies;
}

function summary(name: string, clients: number, rounds: readonly Round[]): LoadFigures {
  const latencies = rounds.flatMap((round) => round.latencies);
  const cpu = rounds.map((round) => round.cpuMs);
  return {
    name,
    clients,
    cpuMs: median(cpu),
    cpuSpreadMs: spread(cpu),
    perSecond: median(rounds.map((round) => round.perSecond)),
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
  };
}

if (import.meta.main) {
  const [only = ""] = process.argv.slice(2);
  const progress = (line: string) => console.error(line);
  console.table(await measureRegistrations({ rounds: 3, warmUp: 3000, registrations: 1000, only, progress }));
}
