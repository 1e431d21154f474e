/** What this project's template and its assets follow from, for local-cloud's synthesis. */
export const synthesisInputs = {
  paths: [
    "bin",
    "lib",
    "functions",
    "contracts",
    "data",
    "municipalities",
    "web",
    "cdk.json",
    "package.json",
    "package-lock.json",
  ],
  built: ["web/dist"],
};

/** As in bin/app.ts: where the service is deployed. */
export const region = "ap-northeast-1";
