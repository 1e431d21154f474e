/** A process with a function whose handler kills it: `node process-to-be-killed.ts <log folder> <lines>`. */
import { createFunction } from "../../../src/services/lambda/function.ts";
import { openLogStore } from "../../../src/services/lambda/log-store.ts";
import { createWarmBudget } from "../../../src/services/lambda/warm-budget.ts";
import { functionSettings } from "./setup.ts";

const [folder = "", lines = ""] = process.argv.slice(2);
const subject = createFunction({
  settings: functionSettings("killing.handler"),
  surroundings: {
    region: "ap-northeast-1",
    awsEndpoint: "http://127.0.0.1:4566",
    clockOffset: new SharedArrayBuffer(8),
  },
  budget: createWarmBudget({ limit: 1, spare: 1 }),
  logs: openLogStore({ folder, now: Date.now }),
  now: Date.now,
});
// As under load: the main thread comes to a worker's messages late.
setInterval(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20), 1);
await subject.invoke({ lines: Number(lines) });
