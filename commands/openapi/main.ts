/** `npm run openapi -- --to <file>`: writes the API's description; without a file, to the standard output. */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { documentText } from "./document.ts";

const usage = `npm run openapi -- [--to <file>] [--server <origin>]

Writes the API's description (OpenAPI 3.1) as JSON: to the file, or to the standard output.
`;

function main(): void {
  const { values } = parseArgs({
    options: { to: { type: "string" }, server: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help) process.stdout.write(usage);
  else void documentText(values.server).then((text) => write(text, values.to));
}

const write = (text: string, file: string | undefined) =>
  file === undefined ? process.stdout.write(text) : writeFileSync(file, text);

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}
