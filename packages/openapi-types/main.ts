/** Reads an OpenAPI document from the standard input and writes its TypeScript types to the standard output. */
import { text } from "node:stream/consumers";
import openapiTS, { astToString } from "openapi-typescript";

process.stdout.write(astToString(await openapiTS(JSON.parse(await text(process.stdin)))));
