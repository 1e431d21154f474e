/** `npm run check:licences`: fails and names each package whose licence does not go with ours. */
import { readFileSync } from "node:fs";
import { findOffenders, type LockedPackages } from "./licences.ts";

// Written by npm, whose format this is.
const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: LockedPackages };

const offenders = findOffenders(packages);
for (const offender of offenders)
  console.error(`${offender.package}: ${offender.licence} is not allowed in ${offender.use}`);
if (offenders.length > 0) process.exitCode = 1;
