/** The error catalogue of docs/front-ends.md, of the tables that the API answers by. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type ProblemCode, problemStatuses } from "../../contracts/problem-codes.ts";
import { problemGuide } from "../../functions/http/problem-guide.ts";

export const catalogueFile = fileURLToPath(new URL("../../docs/front-ends.md", import.meta.url));

const begin = "<!-- Written by `npm run openapi -- --catalogue`. -->\n";
const end = "<!-- End of what is written. -->\n";

/** The page with the catalogue as it is now, formatted as the repository's pages are. */
export function withCatalogue(page: string): string {
  const [before = "", rest] = page.split(begin);
  const [, after] = rest?.split(end) ?? [];
  if (after === undefined)
    throw new Error(`${catalogueFile} has lost the lines between which the catalogue stands`);
  return formatted(`${before}${begin}\n${table()}\n${end}${after}`);
}

function table(): string {
  // Its keys are the codes.
  const codes = Object.keys(problemStatuses) as ProblemCode[];
  const ordered = codes.sort((a, b) => problemStatuses[a] - problemStatuses[b] || a.localeCompare(b));
  const rows = ordered.map((code) => {
    const { when, remedy } = problemGuide[code];
    return `| ${[problemStatuses[code], `\`${code}\``, when.en, remedy.en].join(" | ")} |`;
  });
  return `${["| status | code | when | what to do |", "| --- | --- | --- | --- |", ...rows].join("\n")}\n`;
}

const biome = fileURLToPath(new URL("../../node_modules/@biomejs/biome/bin/biome", import.meta.url));

const formatted = (page: string) =>
  execFileSync(process.execPath, [biome, "format", `--stdin-file-path=${catalogueFile}`], {
    input: page,
    encoding: "utf8",
  });
