// Loaded first by every npm script (`node --import`): a Node that is too old is one clear sentence, not a stack trace.
// Node 24 arrives with `npm ci` as an optional dependency, see docs/adr/0001.
const wanted = 24;
const [major = 0] = process.versions.node.split(".").map(Number);
if (major < wanted) {
  console.error(
    `Node ${wanted} or newer is needed, and this is ${process.version}: run "npm ci" without --omit=optional and start through npm, or install Node ${wanted}.`,
  );
  process.exit(1);
}
