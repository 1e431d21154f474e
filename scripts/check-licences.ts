/** `npm run check:licences`: fails and names each package whose licence does not go with ours. */
import { readFileSync } from "node:fs";
import { findOffenders, type LockedPackages } from "./licences.ts";

const lockFiles = ["package-lock.json", "bench/peers/package-lock.json"];

for (const file of lockFiles) {
  // Written by npm, whose format this is.
  const { packages } = JSON.parse(readFileSync(file, "utf8")) as { packages: LockedPackages };
  for (const offender of findOffenders(packages)) {
    console.error(`${file}: ${offender.package}: ${offender.licence} is not allowed in ${offender.use}`);
    process.exitCode = 1;
  }
}
