/** `npm run build:client`: writes packages/client/dist, the client as one module and its types. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { clientFolder, clientModule } from "./bundle.ts";

const tsc = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));
const declarations =
  "--ignoreConfig --declaration --emitDeclarationOnly --target es2022 --module nodenext --rewriteRelativeImportExtensions";

const module = await clientModule();
mkdirSync(`${clientFolder}dist`, { recursive: true });
writeFileSync(`${clientFolder}dist/client.js`, module);
execFileSync(process.execPath, [
  tsc,
  ...declarations.split(" "),
  ...["--lib", "es2022,dom,dom.iterable", "--types", ""],
  ...["--rootDir", clientFolder, "--outDir", `${clientFolder}dist`, `${clientFolder}index.ts`],
]);
console.info(`packages/client/dist/client.js: ${gzipSync(module, { level: 9 }).length} bytes after gzip`);
