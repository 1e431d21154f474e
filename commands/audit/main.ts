/** `npm run audit`: prints the audit records as stories. */
import { run } from "./run.ts";

const { stdout, stderr, argv, env } = process;

process.exitCode = await run(argv.slice(2), {
  env,
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
  // In place, and only where somebody watches: a file of the answer stays clean.
  ...(stderr.isTTY ? { progress: (line: string) => stderr.write(`\r\u001b[2K${line}`) } : {}),
});
