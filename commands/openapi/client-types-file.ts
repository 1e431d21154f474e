import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { clientTypes } from "./client-types.ts";

export const clientTypesFile = fileURLToPath(new URL("../../packages/client/src/api.ts", import.meta.url));

const biome = fileURLToPath(new URL("../../node_modules/@biomejs/biome/bin/biome", import.meta.url));

/** As the repository formats its sources. */
export const formattedClientTypes = (description: string): string =>
  execFileSync(process.execPath, [biome, "format", `--stdin-file-path=${clientTypesFile}`], {
    input: clientTypes(description),
    encoding: "utf8",
  });
