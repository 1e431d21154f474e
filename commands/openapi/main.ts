/** `npm run openapi -- --to <file>`: writes the API's description; without a file, to the standard output. */
import { writeFileSync } from "node:fs";
import { readOptions } from "../shared/options.ts";
import { documentText } from "./document.ts";

const usage = `npm run openapi -- [--to <file>] [--server <origin>]

Writes the API's description (OpenAPI 3.1) as JSON: to the file, or to the standard output.
`;

function main(): void {
  const options = { to: { type: "string" }, server: { type: "string" }, help: { type: "boolean" } } as const;
  const values = readOptions(process.argv.slice(2), options, usage);
  if (values.help) process.stdout.write(usage);
  else void documentText(values.server).then((text) => write(text, values.to));
}

const write = (text: string, file: string | undefined) =>
  file === undefined ? process.stdout.write(text) : writeFileSync(file, text);

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
