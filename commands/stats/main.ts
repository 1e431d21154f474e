/** `npm run stats`: figures of the registrations, from the audit trail alone. */
import { run } from "./run.ts";

const { stdout, stderr, argv, env } = process;

process.exitCode = await run(argv.slice(2), {
  env,
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
});
