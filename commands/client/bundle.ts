import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Where the client's module and types are written for those who take them. */
export const clientFolder = fileURLToPath(new URL("../../packages/client/", import.meta.url));

/** packages/client as one module for a web page, in the syntax of the oldest browsers that the site works in. */
export async function clientModule(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${clientFolder}index.ts`],
    bundle: true,
    minify: true,
    format: "esm",
    target: ["chrome109", "firefox115", "ios15.4", "safari15.4"],
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
