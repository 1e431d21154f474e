import { fileURLToPath } from "node:url";

// CloudFormation's schema rules run at every real synthesis; here they would cost more than all assertions together. The
// workers have it from here, and so has the CDK that they load once (testing/jest/once-per-worker.mjs).
process.env.CDK_VALIDATION = "false";
// Dozens of clouds and commands load the same modules.
process.env.NODE_COMPILE_CACHE = fileURLToPath(new URL("node_modules/.cache/compiled", import.meta.url));

// What plays the service from outside, with local clouds and Chromium. `npm test` is the code's own tests; it runs these
// when they are named, as test:service and the night do.
const service = "<rootDir>/test/(?:attacks|browser|fault-matrix|integration|nightly)/";
const given = process.argv.slice(2);
const isOption = (argument = "") => /^(?:-t|--\w+)$/.test(argument); // what follows one may be its value
const isNamed = given.some((argument, at) => !argument.startsWith("-") && !isOption(given[at - 1]));

/** @type {import("jest").Config} */
export default {
  testEnvironment: "<rootDir>/testing/jest/environment.mjs",
  // The service's wait for queues, clouds and a browser more than they work: four at a time are right on two cores.
  maxWorkers: isNamed ? 4 : 2,
  testSequencer: "<rootDir>/testing/jest/slow-first-sequencer.mjs",
  moduleNameMapper: { "^fast-check$": "<rootDir>/testing/jest/seeded-fast-check.mjs" },
  // A limit for what hangs, not for what is slow: on a machine that is busy with other work everything is.
  testTimeout: 60_000,
  testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/packages/*/test/**/*.test.ts"],
  testPathIgnorePatterns: isNamed ? [] : [service],
  extensionsToTreatAsEsm: [".ts"],
  // `npm run coverage`, of a folder's tests by `npm run coverage -- test/functions`. What child processes and bundles do
  // is not seen: the local cloud's functions, the browser.
  coverageProvider: "v8",
  coverageDirectory: "reports/coverage",
  coverageReporters: ["text", "html"],
  collectCoverageFrom: [
    "{bin,commands,contracts,functions,lib,municipalities}/**/*.ts",
    "packages/*/src/**/*.ts",
    "!**/*.d.ts",
  ],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: { parser: { syntax: "typescript" }, target: "es2024" },
        module: { type: "es6" },
      },
    ],
    "/node_modules/(?:aws-cdk-lib|constructs)/.+\\.js$": "<rootDir>/testing/jest/once-per-worker.mjs",
  },
  transformIgnorePatterns: ["/node_modules/(?!(?:aws-cdk-lib|constructs)/)"],
};
