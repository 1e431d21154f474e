/** `npm run demo`: a tour of the service, in which a company is registered. */

import { prepareProcess } from "local-cloud";
import { explain } from "../shared/expected-error.ts";
import { createTerminal, seconds } from "../shared/terminal.ts";
import { readSettings, usage } from "../start/settings.ts";
import { type FoundCloud, findCloud } from "./find-cloud.ts";
import { createPrinter } from "./printer.ts";
import { takeTour } from "./tour.ts";

async function main(): Promise<number> {
  prepareProcess();
  const terminal = createTerminal(process.stdout, process.env);
  const started = performance.now();
  let cloud: FoundCloud | undefined;
  try {
    const settings = readSettings(process.argv.slice(2), process.env);
    if (settings.help) {
      terminal.line(
        `npm run demo: a tour on the cloud that runs, or on one of its own with what npm start takes.\n\n${usage}`,
      );
      return 0;
    }
    cloud = await findCloud(settings, terminal);
    await takeTour({ ...cloud, printer: createPrinter(terminal) });
    terminal.line();
    terminal.line(
      terminal.bold(`The company is registered. (${seconds(performance.now() - started).trim()})`),
    );
    return 0;
  } catch (error) {
    terminal.line();
    terminal.failure(explain(error));
    return 1;
  } finally {
    await cloud?.close();
  }
}

process.exitCode = await main();
