import { createRequire } from "node:module";

// Jest's own package, resolved from jest: it is no direct dependency of ours.
const { default: Sequencer } = createRequire(createRequire(import.meta.url).resolve("jest"))(
  "@jest/test-sequencer",
);

/** Files that wait for a browser, a whole local cloud, a queue or a process of their own, the longest first. */
const slow = [
  "test/nightly/",
  "test/browser/",
  "test/fault-matrix/",
  "test/integration/",
  "local-cloud/test/services/kill",
  "test/bin/",
  "test/commands/municipality/",
  "test/functions/infra/aws-clients",
];

const rank = ({ path }) => {
  const at = slow.findIndex((part) => path.includes(part));
  return at === -1 ? slow.length : at;
};

/** Begins with what takes long, so that no worker ends with it alone while the other has nothing left to do. */
export default class SlowFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
}
