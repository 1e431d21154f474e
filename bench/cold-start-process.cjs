/**
 * One cold start, for cold-start.ts; plain CommonJS, so that the process pays for nothing but what it measures. Loads a
 * module, lets the event loop turn once, calls the handler, and prints what each part took of CPU (user and system)
 * and of time, in milliseconds.
 *
 * Usage: node bench/cold-start-process.cjs [module] [event] [cgroup.procs of a throttled cgroup] [init | invocation]
 */
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function main() {
  const [, , path, event, cgroup, throttledFrom] = process.argv;
  const throttle = (from) => {
    if (throttledFrom === from) require("node:fs").writeFileSync(cgroup, String(process.pid));
  };
  throttle("init");
  const started = performance.now();
  const loaded = path === undefined ? undefined : require(path);
  await new Promise(setImmediate);
  const init = { cpu: cpu(), ms: performance.now() - started };
  if (event === undefined) return { init };
  throttle("invocation");
  const { info, error } = console;
  const errors = [];
  Object.assign(console, { info() {}, error: (...said) => errors.push(said) });
  const before = { cpu: cpu(), at: performance.now() };
  const answer = await loaded.handler(JSON.parse(event), {
    awsRequestId: "8f2ab0a1-0000-4000-8000-000000000000",
  });
  const first = { cpu: cpu() - before.cpu, ms: performance.now() - before.at };
  Object.assign(console, { info, error });
  return { init, first, answer, errors };
}

main().then((result) => {
  process.stdout.write(JSON.stringify(result));
  process.exit(0);
});
