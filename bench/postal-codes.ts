/**
 * What the look-up of postal codes costs: a cold start's share, in fresh processes that take turns, and a warm look-up.
 * Both beside the obvious alternative, a map of the whole file, since ratios hold on any machine and times do not.
 *
 * Usage: npx node bench/postal-codes.ts
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type PostalCodes, postalCodes } from "../functions/domain/postal-codes.ts";

const ROUNDS = 25;
const LOOK_UPS = 200_000;

const path = fileURLToPath(new URL("../data/postal-codes.tsv", import.meta.url));

/** Everything parsed into a map before the first question. */
function parsedMap(file: Buffer): Pick<PostalCodes, "find"> {
  const [, cityPart = "", codePart = ""] = file.toString().split("\n\n");
  const cities = new Map(cityPart.split("\n").map((line) => [line.slice(0, 5), line.split("\t")]));
  const addresses = new Map<string, ReturnType<PostalCodes["find"]>>();
  for (const line of codePart.trimEnd().split("\n")) {
    const [code = "", cityId = "", town = "", office] = line.split("\t");
    const [, prefecture = "", city = ""] = cities.get(cityId) ?? [];
    const address = { prefecture, city, town, ...(office !== undefined && { office }) };
    const others = addresses.get(code);
    if (others) others.push(address);
    else addresses.set(code, [address]);
  }
  return { find: (code) => addresses.get(code) ?? [] };
}

const variants = { "in place": postalCodes, map: parsedMap };
type Variant = keyof typeof variants;
const isVariant = (name: string | undefined): name is Variant => name !== undefined && name in variants;

/** Milliseconds and CPU milliseconds of reading the file and answering the first question, in this process. */
function measureCold(variant: Variant) {
  const cpu = process.cpuUsage();
  const start = performance.now();
  variants[variant](readFileSync(path)).find("2100007");
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpuMs: (user + system) / 1000, megabytes: process.memoryUsage().rss / 2 ** 20 };
}
type Cold = ReturnType<typeof measureCold>;

/** Microseconds of one look-up, over all codes in an order that no cache can foresee, a third of them unknown. */
function measureWarm(variant: Variant): number {
  const file = readFileSync(path);
  const { find } = variants[variant](file);
  const known = (file.toString().split("\n\n")[2] ?? "").split("\n").map((line) => line.slice(0, 7));
  const codes = Array.from({ length: LOOK_UPS }, (_, index) =>
    index % 3 === 0
      ? String((index * 7_919) % 10_000_000).padStart(7, "0")
      : (known[(index * 7_919) % known.length] ?? ""),
  );
  for (const code of codes) find(code);
  const start = performance.now();
  for (const code of codes) find(code);
  return ((performance.now() - start) * 1000) / codes.length;
}

const median = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;

function inFreshProcess(variant: Variant): Cold {
  const self = fileURLToPath(import.meta.url);
  // This very script, below: its one line of output is what measureCold returned.
  return JSON.parse(execFileSync(process.execPath, [self, variant], { encoding: "utf8" })) as Cold;
}

function report(): void {
  const cold: Record<Variant, Cold[]> = { "in place": [], map: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    cold["in place"].push(inFreshProcess("in place"));
    cold.map.push(inFreshProcess("map"));
  }
  const rowOf = (variant: Variant) => ({
    "cold, ms": median(cold[variant].map(({ ms }) => ms)).toFixed(2),
    "cold, CPU ms": median(cold[variant].map(({ cpuMs }) => cpuMs)).toFixed(2),
    "memory, MB": median(cold[variant].map(({ megabytes }) => megabytes)).toFixed(0),
    "warm, µs": measureWarm(variant).toFixed(2),
  });
  const file = readFileSync(path);
  console.log(`${(file.length / 1e6).toFixed(2)} MB, ${(gzipSync(file).length / 1e6).toFixed(2)} MB packed`);
  console.table({ "in place": rowOf("in place"), map: rowOf("map") });
}

const [, , asked] = process.argv;
if (isVariant(asked)) console.log(JSON.stringify(measureCold(asked)));
else report();
