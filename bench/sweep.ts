/**
 * A night's sweep over many accounts, none of which anything is due for: how long it takes, and what it reads.
 *
 * Usage: npx node bench/sweep.ts [accounts, 100000 by default]
 */
import { startCloudProcess } from "../testing/cloud/cloud-process.ts";
import { callsOf, fire, forgetCalls, logsOf } from "../testing/drivers/control.ts";
import { eventually } from "../testing/drivers/eventually.ts";
import { seedCloud } from "./support/seed-cloud.ts";

const patience = { pauseMs: 500, patienceMs: 20 * 60_000 };

const accounts = Number(process.argv[2] ?? 100_000);
if (!Number.isSafeInteger(accounts) || accounts < 1) throw new Error("accounts must be a whole number");

const cloud = await startCloudProcess({ name: "bench-sweep" });
try {
  await seedCloud(cloud, accounts);
  await forgetCalls(cloud);
  const started = performance.now();
  await fire(cloud, "sweep-accounts");
  await eventually(
    "the end of the sweep",
    async () => ((await logsOf(cloud)).includes('"end":"finished"') ? true : undefined),
    patience,
  );
  const seconds = (performance.now() - started) / 1000;
  const calls = (await callsOf(cloud)).filter((call) => call.function === "sweep-accounts");
  const scans = calls.filter(({ operation }) => operation === "Scan");
  const units = scans.reduce((sum, { capacityUnits = 0 }) => sum + capacityUnits, 0);
  console.log(`${accounts.toLocaleString("en")} accounts: ${seconds.toFixed(1)} s, ${scans.length} pages,`);
  console.log(`${units.toLocaleString("en")} read units, ${calls.length - scans.length} other calls`);
} finally {
  await cloud.stop();
}
