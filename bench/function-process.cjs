/**
 * One execution environment of a function, for deployed-functions.ts: loads a bundle, then runs one invocation at a time
 * and reports what it took of the process's CPU (user and system), reading the event and writing the answer and the log
 * included, as on Lambda.
 *
 * Usage: fork("bench/function-process.cjs", [module]), then send the event as JSON text
 */
const { openSync, writeSync } = require("node:fs");
const { devNull } = require("node:os");
const { randomUUID } = require("node:crypto");

const log = openSync(devNull, "w");
let awsRequestId;
for (const level of ["info", "error"])
  console[level] = (message) => {
    const line = { timestamp: new Date().toISOString(), level, requestId: awsRequestId, message };
    writeSync(log, `${JSON.stringify(line)}\n`);
  };

const { handler } = require(process.argv[2]);

process.on("message", async (event) => {
  awsRequestId = randomUUID();
  const before = process.cpuUsage();
  try {
    const answer = JSON.stringify(await handler(JSON.parse(event), { awsRequestId })) ?? "null";
    const { user, system } = process.cpuUsage(before);
    process.send({ answer, cpuMs: (user + system) / 1000 });
  } catch (error) {
    process.send({ error: String(error?.stack ?? error) });
  }
});
process.on("disconnect", () => process.exit());
