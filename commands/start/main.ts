/** `npm start`: synthesizes the CDK app when its inputs changed, and provisions its template. */
import { prepareProcess, restartWithFewerPools } from "local-cloud";

restartWithFewerPools();
prepareProcess();
// Only now, as the rest of the program takes a moment to load.
const { runCloud } = await import("./run-cloud.ts");
await runCloud();
