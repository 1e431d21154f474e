import { createRequire } from "node:module";
import { TestEnvironment } from "jest-environment-node";

/** Node's environment, with a `require` of the worker's own for what all of its test files share (once-per-worker.mjs). */
export default class extends TestEnvironment {
  constructor(...given) {
    super(...given);
    this.global.loadOnce = createRequire(import.meta.url);
  }
}
