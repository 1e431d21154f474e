/** `npm run desk`: what the city's people do for whoever calls them. */
import { run } from "./run.ts";

const { stdout, stderr, argv, env } = process;

process.exitCode = await run(argv.slice(2), {
  env,
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
});
