/** What others take of packages/client: small, without dependencies, and of the API's description as it is. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { clientFolder, clientModule } from "../../../commands/client/bundle.ts";
import { clientTypesFile, formattedClientTypes } from "../../../commands/openapi/client-types-file.ts";
import { documentText } from "../../../commands/openapi/document.ts";
import { scriptFindings } from "../../../testing/web/script-findings.ts";

const module = await clientModule();

describe("the client's module", () => {
  it("has 4 KB at most after gzip", () => {
    expect(gzipSync(module, { level: 9 }).length).toBeLessThanOrEqual(4_096);
  });

  it("is whole: it imports nothing, and depends on nothing", () => {
    expect(module).not.toMatch(/\bimport\b|\brequire\b/);
    expect(JSON.parse(readFileSync(join(clientFolder, "package.json"), "utf8"))).not.toHaveProperty(
      "dependencies",
    );
  });

  it("uses nothing that the oldest browsers lack", () => {
    expect(scriptFindings([module])).toEqual([]);
  });

  it("exports what its README names", async () => {
    const names = [/export\s*\{(.*?)\}/s.exec(module)?.[1] ?? ""].join().match(/\w+(?=,|$)/g);
    const readme = readFileSync(join(clientFolder, "README.md"), "utf8");
    expect(names?.length).toBeGreaterThan(3);
    for (const name of names ?? []) expect(readme).toContain(`\`${name}`);
  });
});

it("the client's types are those of the API's description; `npm run openapi -- --client` writes them", async () => {
  expect(readFileSync(clientTypesFile, "utf8")).toBe(formattedClientTypes(await documentText()));
});
