/**
 * `npm run soak [-- --registrations 2000 --clients 16 --kills 3]`: many register at once while the local cloud is killed
 * and started again on what it left behind. Ends with a non-zero status when anything is lost, doubled or leaked.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startCloudProcess } from "../../testing/cloud/cloud-process.ts";
import { sharedOut } from "../../testing/cloud/shared-out.ts";
import { settle } from "../../testing/drivers/settle.ts";
import { projectRoot } from "../../testing/project-root.ts";
import { optionsOrExit, readOptions, wholeNumber } from "../shared/options.ts";
import { findings } from "./checks.ts";
import { type Registered, register } from "./client.ts";
import { reportOf } from "./report.ts";

const options = {
  registrations: { type: "string", default: "2000" },
  clients: { type: "string", default: "16" },
  kills: { type: "string", default: "3" },
} as const;
const usage = `npm run soak -- [--registrations <number>] [--clients <number>] [--kills <number>]

  2,000 registrations with 16 clients at once, while the service is killed three times, unless other numbers are given`;

const { registrations, clients, kills } = optionsOrExit(usage, (args) => {
  const values = readOptions(args, options, usage);
  return {
    registrations: wholeNumber("registrations", values.registrations, 1),
    clients: wholeNumber("clients", values.clients, 1),
    kills: wholeNumber("kills", values.kills, 0),
  };
});

const allClients = Array.from({ length: clients });
/** As all clients do it at once; results are in the order of the work. */
const inParallel = <T, R>(work: readonly T[], run: (one: T) => Promise<R>): Promise<R[]> =>
  sharedOut(allClients, work, (_, one) => run(one));

const cloud = await startCloudProcess({ name: "soak" });
const started = performance.now();
const seconds = () => Math.round((performance.now() - started) / 1000);
try {
  const numbers = Array.from({ length: registrations }, (_, at) => at + 1);
  const killsAt = Array.from({ length: kills }, (_, at) =>
    Math.floor(((at + 1) * registrations) / (kills + 1)),
  );
  let done = 0;
  let killed = Promise.resolve();
  const restarts: string[] = [];
  const registered: Registered[] = await inParallel(numbers, async (number) => {
    const result = await register(cloud, number);
    done += 1;
    if (done % 100 === 0) console.info(`${seconds()} s: ${done} of ${registrations} registered`);
    if (killsAt.includes(done)) {
      killed = killed.then(async () => {
        await cloud.kill();
        console.info(`${seconds()} s: killed`);
        await cloud.restart();
        restarts.push(`after ${done} registrations`);
        console.info(`${seconds()} s: started again`);
      });
    }
    return result;
  });
  await killed;
  const registering = seconds();
  await settle(cloud);
  const found = await findings(cloud, registered, inParallel);
  const report = reportOf({
    registered,
    clients,
    kills: restarts.length,
    seconds: registering,
    findings: found,
  });
  console.info(`\n${report}`);
  mkdirSync(join(projectRoot, "reports"), { recursive: true });
  writeFileSync(join(projectRoot, "reports/soak.md"), report);
  const isSound = restarts.length === kills && found.every(({ checked, held }) => checked === held);
  process.exitCode = isSound ? 0 : 1;
} finally {
  await cloud.stop();
}
