/**
 * `npm run openapi -- --to <file>`: writes the API's description; without a file, to the standard output. With `--desk`, that of the
 * desk's API; with `--client`, the types of packages/client; with `--catalogue`, the error catalogue of docs/front-ends.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { readOptions } from "../shared/options.ts";
import { catalogueFile, withCatalogue } from "./catalogue.ts";
import { clientTypesFile, formattedClientTypes } from "./client-types-file.ts";
import { deskDocumentText, documentText } from "./document.ts";

const usage = `npm run openapi -- [--desk] [--to <file>] [--server <origin>] | --client | --catalogue

Writes the API's description (OpenAPI 3.1) as JSON: to the file, or to the standard output. With --desk, that of the desk's API
(docs/desk.md). With --client, writes the types of
packages/client of it; with --catalogue, the error catalogue of docs/front-ends.md.
`;

async function main(): Promise<void> {
  const options = {
    to: { type: "string" },
    server: { type: "string" },
    desk: { type: "boolean" },
    client: { type: "boolean" },
    catalogue: { type: "boolean" },
    help: { type: "boolean" },
  } as const;
  const values = readOptions(process.argv.slice(2), options, usage);
  if (values.help) process.stdout.write(usage);
  else if (values.client) writeFileSync(clientTypesFile, formattedClientTypes(await documentText()));
  else if (values.catalogue) writeFileSync(catalogueFile, withCatalogue(readFileSync(catalogueFile, "utf8")));
  else if (values.desk) write(deskDocumentText(), values.to);
  else write(await documentText(values.server), values.to);
}

const write = (text: string, file: string | undefined) =>
  file === undefined ? process.stdout.write(text) : writeFileSync(file, text);

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
