/** `npm run costs`: writes what the service costs, by size, into docs/delivery.md. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../testing/project-root.ts";
import { costTable, withCostTable } from "./cost/table.ts";

const path = join(projectRoot, "docs/delivery.md");
writeFileSync(path, withCostTable(readFileSync(path, "utf8")));
console.info(costTable());
