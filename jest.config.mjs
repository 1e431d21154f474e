/** @type {import("jest").Config} */
export default {
  testEnvironment: "node",
  // Half of the suite waits for queues, clouds and a browser: two at a time is right on two cores, too.
  maxWorkers: 2,
  testSequencer: "<rootDir>/testing/jest/slow-first-sequencer.mjs",
  testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/packages/*/test/**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: { parser: { syntax: "typescript" }, target: "es2024" },
        module: { type: "es6" },
      },
    ],
  },
};
