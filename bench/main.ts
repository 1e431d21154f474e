/**
 * The figures P1 to P11 (bench/README.md) in one run and one table: on the terminal, and in reports/bench.md.
 * The peers are installed on the first run; nothing else uses them.
 *
 * Usage: npm run bench [-- --quick]
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { arch, cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { openStage } from "../testing/browser/stage.ts";
import { startCloudProcess } from "../testing/cloud/cloud-process.ts";
import { callsOfOneRegistration } from "../testing/drivers/one-registration.ts";
import { type ColdStartResult, type Figure, measureColdStart } from "./cold-start.ts";
import { costPerThousand } from "./cost/cost-model.ts";
import { prices } from "./cost/prices.ts";
import { measureDeployedFunctions } from "./deployed-functions.ts";
import { cpuOfFirstStart } from "./first-start.ts";
import { usageOfOneRegistrant } from "./one-registrant.ts";
import { measureJudge } from "./password-judge.ts";
import { type LoadFigures, measureRegistrations } from "./registrations.ts";
import { startAwsStub } from "./support/aws-stub.ts";
import { coldStartChart, costChart, peersChart } from "./support/charts.ts";
import { firstEvents } from "./support/first-events.ts";
import { quantile } from "./support/statistics.ts";
import { synthesizedFunctions } from "./support/synthesized-functions.ts";
import { measureScreens, weighSite } from "./web.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const cdkOut = join(root, "cdk.out");
const given = process.argv.slice(2);
if (given.length > 1 || given.some((option) => option !== "--quick")) {
  console.error(`npm run bench takes --quick, once, and nothing else: ${given.join(" ")}`);
  process.exit(1);
}
const quick = given.includes("--quick");
const startedAt = performance.now();
const progress = (line: string) =>
  console.error(`${String(Math.round((performance.now() - startedAt) / 1000)).padStart(4)} s  ${line}`);

interface Row {
  readonly target: string;
  readonly figure: string;
  readonly wanted: string;
  readonly reached: boolean;
}

const atMost = (target: string, value: number, limit: number, unit: string, detail = ""): Row => ({
  target,
  figure: `${value.toPrecision(3)}${unit}${detail && ` (${detail})`}`,
  wanted: `≤ ${limit}${unit}`,
  reached: value <= limit,
});

/** A chart of the documents; a quick run is too coarse for them. */
function draw(name: string, svg: string): void {
  if (!quick) writeFileSync(join(root, `docs/charts/${name}.svg`), svg);
}

function prepare(): void {
  const peers = join(root, "bench/peers");
  if (!existsSync(join(peers, "node_modules"))) {
    progress("installing the peers");
    execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: peers, stdio: "ignore" });
  }
  progress("synthesizing what is deployed");
  execFileSync("npm", ["run", "synth"], { cwd: root, stdio: "ignore" });
}

async function coldStarts(): Promise<Row[]> {
  const functions = synthesizedFunctions(cdkOut);
  const stub = await startAwsStub();
  const results: ColdStartResult[] = [];
  const entries = quick ? ["start-registration"] : Object.keys(firstEvents);
  for (const subject of functions.filter(({ entry }) => entries.includes(entry))) {
    progress(`cold starts: ${subject.entry}`);
    results.push(await measureColdStart(subject, quick ? 5 : 15, stub.url));
  }
  stub.close();
  draw("cold-start", coldStartChart(results));
  /** The function whose figure is worst over what it is compared with, both medians. */
  const worst = (
    of: (result: ColdStartResult) => readonly [ours: Figure | undefined, base: Figure | undefined],
  ) =>
    results
      .flatMap((result) => {
        const [ours, base] = of(result);
        if (!ours || !base) return [];
        const detail = `${result.entry} ± ${(ours.spread / base.median).toFixed(2)}`;
        return [{ detail, value: ours.median / base.median }];
      })
      .toSorted((a, b) => b.value - a.value)[0] ?? { detail: "not measured", value: Number.NaN };
  const init = worst(({ initCpu, emptyCpu }) => [initCpu, emptyCpu]);
  const first = worst(({ firstCpu, defaultFirstCpu }) => [firstCpu, defaultFirstCpu]);
  const slow = worst(({ throttled }) => [throttled?.init.ours, throttled?.init.default]);
  if (results.every(({ throttled }) => throttled === undefined))
    progress("no cgroup can be made here: nothing is throttled, and P3 is not measured");
  const size = functions
    .map(({ entry, folder }) => ({
      entry,
      kb: gzipSync(readFileSync(join(folder, "index.js")), { level: 9 }).length / 1000,
    }))
    .toSorted((a, b) => b.kb - a.kb)[0] ?? { entry: "none", kb: Number.NaN };
  return [
    atMost("P1 init CPU / empty Node, worst function", init.value, 3, " ×", init.detail),
    atMost("P2 first invocation CPU / CDK default, worst", first.value, 0.35, " ×", first.detail),
    atMost("P3 load and first at 0.29 vCPU / CDK default, worst", slow.value, 0.45, " ×", slow.detail),
    atMost("P4 gzip per function, largest", size.kb, 70, " KB", size.entry),
  ];
}

const figuresOf = (figures: readonly LoadFigures[], name: string, clients: number): LoadFigures => {
  const found = figures.find((figure) => figure.name.startsWith(name) && figure.clients === clients);
  if (found === undefined) throw new Error(`nothing was measured of ${name}`);
  return found;
};

async function besidePeers(): Promise<{ readonly rows: Row[]; readonly peerCpuMs: number }> {
  const size = quick
    ? { rounds: 1, warmUp: 2000, registrations: 500 }
    : { rounds: 3, warmUp: 3000, registrations: 1000 };
  const figures = await measureRegistrations({ ...size, progress });
  console.table(figures);
  draw("peers", peersChart(figures));
  const cpu = (name: string) => figuresOf(figures, name, 1).cpuMs;
  const p99 = (name: string) => figuresOf(figures, name, 16).p99Ms;
  const ours = cpu("this project");
  const spreadMs = figuresOf(figures, "this project", 1).cpuSpreadMs;
  const detail = (peer: string) => `${ours.toFixed(2)} ± ${spreadMs.toFixed(2)} / ${cpu(peer).toFixed(2)} ms`;
  return {
    peerCpuMs: cpu("better-auth"),
    rows: [
      atMost(
        "P5 CPU per registration / better-auth",
        ours / cpu("better-auth"),
        0.15,
        " ×",
        detail("better-auth"),
      ),
      atMost("P5 CPU per registration / Auth.js", ours / cpu("Auth.js"), 0.8, " ×", detail("Auth.js")),
      atMost("P5 CPU per registration / node:http", ours / cpu("node:http"), 3.5, " ×", detail("node:http")),
      atMost("P6 p99 at 16 clients / better-auth", p99("this project") / p99("better-auth"), 0.15, " ×"),
    ],
  };
}

async function deployed(peerCpuMs: number): Promise<Row[]> {
  const size = quick ? { warmUp: 300, registrations: 100 } : { warmUp: 500, registrations: 300 };
  const { byFunction, ...whole } = await measureDeployedFunctions({ cdkOut, ...size, progress });
  console.table({ ...byFunction, ...whole });
  const ratio = whole.cpuMs / peerCpuMs;
  const detail = `${whole.cpuMs.toFixed(1)} ms`;
  return [atMost("P7 CPU per registration, loopback AWS / better-auth", ratio, 2.7, " ×", detail)];
}

async function onTheCloud(): Promise<Row[]> {
  const cloud = await startCloudProcess({ name: "bench" });
  const stage = await openStage(cloud);
  try {
    progress("counting the calls of one registration");
    const calls = await callsOfOneRegistration(cloud);
    const usage = await usageOfOneRegistrant(stage, cloud);
    console.table({ ...usage, calls: usage.calls.length });
    const cost = costPerThousand(usage);
    console.table(cost);
    const billed = [
      "API Gateway",
      "Lambda",
      "DynamoDB, writes",
      "DynamoDB, reads",
      "SQS",
      "WAF",
      "CloudWatch Logs",
    ] as const;
    const { SES: _mails, Cognito: _users, ...rest } = cost;
    draw("cost", costChart(rest));
    const dollars = billed.reduce((sum, service) => sum + cost[service], 0);
    const screens = await measureScreens(cloud.url, progress);
    console.table(screens);
    const weight = await weighSite(cloud.url);
    const shift = Math.max(...screens.map((screen) => screen.shift));
    const paint = quantile(
      screens.map(({ paintMs }) => paintMs),
      1,
    );
    return [
      atMost("P8 AWS calls per completed registration", calls.length, 23, ""),
      atMost("P8 cost of 1,000 without SES and Cognito", dollars, 0.056, " $", `prices of ${prices.asOf}`),
      atMost("P9 initial JavaScript, gzip", weight.initialScriptKb, 25, " KB"),
      atMost(
        "P9 JavaScript of a registration, gzip",
        weight.scriptKb,
        75,
        " KB",
        `all files ${Math.round(weight.fileKb)} KB`,
      ),
      atMost("P9 largest paint, worst screen", paint, 1500, " ms"),
      atMost("P9 layout shift, worst screen", shift, 0, ""),
    ];
  } finally {
    await stage.close();
  }
}

async function judgedPasswords(): Promise<Row[]> {
  progress("judging passwords");
  const { "in place": ours, unpacked } = await measureJudge(quick ? 5 : undefined);
  const beside = (ms: number) => `zxcvbn with its own lists: ${ms.toFixed(1)} ms`;
  return [
    atMost("P10 CPU of a password judged, warm", ours.warmCpuMs, 2, " ms", beside(unpacked.warmCpuMs)),
    atMost("P10 CPU of a password judged, cold", ours.coldCpuMs, 35, " ms", beside(unpacked.coldCpuMs)),
  ];
}

async function firstStart(): Promise<Row[]> {
  progress("starting the local cloud for the first time");
  const seconds = await cpuOfFirstStart();
  return seconds === undefined ? [] : [atMost("P11 CPU of npm start, cold", seconds, 4.5, " s")];
}

function markdown(rows: readonly Row[]): string {
  const line = ({ target, figure, wanted, reached }: Row) =>
    `| ${target} | ${figure} | ${wanted} | ${reached ? "yes" : "**no**"} |`;
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores (${arch()})${quick ? ", quickly" : ""}.`,
    "",
    "| target | figure | wanted | reached |",
    "| --- | --- | --- | --- |",
    ...rows.map(line),
    "",
  ].join("\n");
}

prepare();
const cold = await coldStarts();
const { rows: beside, peerCpuMs } = await besidePeers();
const report = markdown([
  ...cold,
  ...beside,
  ...(await deployed(peerCpuMs)),
  ...(await onTheCloud()),
  ...(await judgedPasswords()),
  ...(await firstStart()),
]);
mkdirSync(join(root, "reports"), { recursive: true });
writeFileSync(join(root, "reports/bench.md"), report);
console.log(report);
