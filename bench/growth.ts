/**
 * Whether a registration costs more when there are more of them: accounts and registrations in flight at three
 * sizes, then as many mails to be sent, on local clouds that take turns. Throws when calls or units differ.
 *
 * Usage: npx node bench/growth.ts [sizes, 1000 10000 100000 by default]
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { linePlot } from "./support/line-plot.ts";
import { type Figures, type SizedCloud, startSized } from "./support/sized-cloud.ts";
import { steps } from "./support/visit.ts";

export interface GrowthOptions {
  readonly sizes: readonly number[];
  /** Rounds of visits, in which the clouds take turns. */
  readonly rounds: number;
  readonly visitsPerRound: number;
  /** Mails of the queue that are counted. */
  readonly mails: number;
  readonly progress: (line: string) => void;
}

/** Of each size, in their order. */
export async function measureGrowth(options: GrowthOptions): Promise<Figures[]> {
  const { sizes, rounds, visitsPerRound, mails, progress } = options;
  const clouds: SizedCloud[] = [];
  try {
    for (const size of sizes) {
      progress(`growth: filling a cloud with ${size.toLocaleString("en")} of everything`);
      const cloud = await startSized(size);
      clouds.push(cloud);
      await cloud.warmUp(visitsPerRound);
      cloud.pause();
    }
    for (let round = 1; round <= rounds; round += 1)
      // To and fro, so that no size is always the first.
      for (const cloud of round % 2 === 0 ? clouds.toReversed() : clouds) {
        progress(`growth: round ${round}/${rounds}, ${cloud.size.toLocaleString("en")}`);
        cloud.resume();
        await cloud.visits(visitsPerRound);
        cloud.pause();
      }
    for (const cloud of clouds) {
      progress(`growth: sending of ${cloud.size.toLocaleString("en")} mails`);
      cloud.resume();
      await cloud.sendMails(Math.min(mails, cloud.size / 2));
      cloud.pause();
    }
    return clouds.map((cloud) => cloud.figures());
  } finally {
    for (const cloud of clouds) await cloud.stop();
  }
}

const charts = new URL("../docs/charts/", import.meta.url);

function draw(figures: readonly Figures[]): void {
  const drawn = ["start-registration", "verify-code", "complete-registration", "sign-in"] as const;
  const chart = (
    title: string,
    yLabel: string,
    of: (figures: Figures, step: (typeof drawn)[number]) => number,
  ) =>
    linePlot({
      title,
      xLabel: "accounts, and registrations in flight",
      xScale: "logarithmic",
      yLabel,
      series: drawn.map((step) => ({
        name: step,
        points: figures.map((each) => [each.size, of(each, step)] as const),
      })),
    });
  mkdirSync(charts, { recursive: true });
  writeFileSync(
    new URL("growth-units.svg", charts),
    chart("DynamoDB units of a request", "units", ({ units }, step) => units[step] ?? 0),
  );
  writeFileSync(
    new URL("growth-latency.svg", charts),
    chart("A request on the local cloud, median", "milliseconds", ({ latencyMs }, step) => latencyMs[step]),
  );
  writeFileSync(
    new URL("growth-cpu.svg", charts),
    chart(
      "Processor time of a function's request",
      "milliseconds",
      ({ cpuMs }, step) => cpuMs?.functions[step] ?? 0,
    ),
  );
}

/** What must not change at all; times may, by what the machine and the emulators make of it. */
function checkAlike([first, ...others]: readonly Figures[]): void {
  for (const { size, calls, units, callsPerMail } of others) {
    const here = JSON.stringify({ calls, units, callsPerMail });
    const there = JSON.stringify({
      calls: first?.calls,
      units: first?.units,
      callsPerMail: first?.callsPerMail,
    });
    if (here !== there) throw new Error(`With ${size} of everything: ${here}\nbefore: ${there}`);
  }
}

/** One row for each name, one column for each size, and the largest beside the smallest. */
function table(
  figures: readonly Figures[],
  names: readonly string[],
  of: (each: Figures, name: string) => number,
) {
  const rows = names.map((name) => {
    const values = figures.map((each): [string, number] => [each.size.toLocaleString("en"), of(each, name)]);
    const ratio = (values.at(-1)?.[1] ?? 0) / (values[0]?.[1] ?? 0);
    return [name, { ...Object.fromEntries(values), ratio }] as const;
  });
  const rounded = (value: number) => Math.round(value * 100) / 100;
  const round = (row: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(row).map(([column, value]) => [column, rounded(value)]));
  console.table(Object.fromEntries(rows.map(([name, row]) => [name, round(row)])));
}

function report(figures: readonly Figures[]): void {
  const named = (of: (each: Figures) => Readonly<Record<string, number>>) =>
    Object.keys(figures[0] ? of(figures[0]) : {});
  console.log("\nAWS calls of a visit, by function");
  table(
    figures,
    named(({ calls }) => calls),
    ({ calls }, name) => calls[name] ?? 0,
  );
  console.log("\nDynamoDB units of a visit, by function");
  table(
    figures,
    named(({ units }) => units),
    ({ units }, name) => units[name] ?? 0,
  );
  console.log("\nMedian of a request, ms");
  table(figures, steps, ({ latencyMs }, name) => latencyMs[steps.find((step) => step === name) ?? steps[0]]);
  console.log("\nMedian of an AWS call, answered by an emulator, ms");
  table(
    figures,
    named(({ callMs }) => callMs),
    ({ callMs }, name) => callMs[name] ?? 0,
  );
  if (figures.every(({ cpuMs }) => cpuMs !== undefined)) {
    console.log("\nProcessor time of a visit, ms");
    table(
      figures,
      named(({ cpuMs }) => cpuMs?.functions ?? {}),
      ({ cpuMs }, name) => cpuMs?.functions[name] ?? 0,
    );
    table(figures, ["all functions", "the local cloud itself"], ({ cpuMs }, name) =>
      name === "all functions"
        ? Object.values(cpuMs?.functions ?? {}).reduce((sum, ms) => sum + ms, 0)
        : (cpuMs?.cloud ?? 0),
    );
  }
  console.log("\nMails out of a full queue");
  table(
    figures,
    ["calls per mail", "units per mail", "function's CPU ms per mail", "mails per second"],
    (each, name) => {
      if (name === "calls per mail") return each.callsPerMail;
      if (name === "units per mail") return each.unitsPerMail;
      return name === "mails per second" ? each.mailsPerSecond : (each.cpuMsPerMail ?? 0);
    },
  );
}

if (import.meta.main) {
  const given = process.argv.slice(2).map(Number);
  if (!given.every((size) => Number.isInteger(size) && size > 0)) {
    console.error("bench/growth.ts takes numbers of accounts, e.g. 1000 10000.");
    process.exit(1);
  }
  const figures = await measureGrowth({
    sizes: given.length > 0 ? given : [1_000, 10_000, 100_000],
    rounds: 5,
    visitsPerRound: 12,
    mails: 500,
    progress: (line) => console.error(line),
  });
  report(figures);
  checkAlike(figures);
  if (given.length === 0) draw(figures);
}
