import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { planSynthesis } from "../../src/assembly/synthesize.ts";

/** Writes what it was given, as a CDK app would write a template; fails when asked to. */
const app = `
const { mkdirSync, writeFileSync } = require("node:fs");
const out = process.env.CDK_OUTDIR;
const context = JSON.parse(process.env.CDK_CONTEXT_JSON);
if (context.stage === "broken") { console.error("lib/x.ts: title is missing"); process.exit(1); }
mkdirSync(out, { recursive: true });
writeFileSync(out + "/manifest.json", JSON.stringify(context));
writeFileSync(out + "/validation.txt", process.env.CDK_VALIDATION);
`;

const inputs = { paths: ["bin", "lib", "web", "package-lock.json"], built: ["web/dist"] };

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "project-"));
  for (const folder of ["bin", "lib", "web", "web/dist"]) mkdirSync(join(root, folder));
  writeFileSync(join(root, "bin/app.cjs"), app);
  writeFileSync(join(root, "lib/stack.ts"), "one");
  writeFileSync(
    join(root, "cdk.json"),
    JSON.stringify({ app: "node bin/app.cjs", context: { "@flag": true } }),
  );
});
afterEach(() => rmSync(root, { recursive: true }));

function plan(context: Record<string, string> = { stage: "local" }) {
  const { signal } = new AbortController();
  return planSynthesis({ root, inputs, stateDir: join(root, "state"), context, signal });
}

describe("the synthesis", () => {
  it("runs the app with the context of cdk.json and its own, and then has nothing to do", async () => {
    const first = plan();
    expect(first.changed).toEqual(["everything"]);
    await first.run();
    const manifest = JSON.parse(readFileSync(join(first.cdkOut, "manifest.json"), "utf8"));
    expect(manifest).toEqual({ "@flag": true, stage: "local" });
    expect(plan().changed).toEqual([]);
  });

  it("leaves the check against CloudFormation's schema to cdk synth", async () => {
    const synthesis = plan();
    await synthesis.run();
    expect(readFileSync(join(synthesis.cdkOut, "validation.txt"), "utf8")).toBe("false");
  });

  it.each<[string, () => void, Record<string, string>]>([
    ["lib", () => writeFileSync(join(root, "lib/stack.ts"), "two"), { stage: "local" }],
    ["lib", () => writeFileSync(join(root, "lib/more.ts"), ""), { stage: "local" }],
    ["package-lock.json", () => writeFileSync(join(root, "package-lock.json"), "{}"), { stage: "local" }],
    ["context", () => undefined, { stage: "local", webPort: "3100" }],
  ])("is needed again when %s changed", async (name, change, context) => {
    await plan().run();
    change();
    expect(plan(context).changed).toEqual([name]);
  });

  it("is not needed again because of what it builds itself", async () => {
    await plan().run();
    writeFileSync(join(root, "web/dist/index.html"), "built");
    expect(plan().changed).toEqual([]);
  });

  it("reports what the app said when it fails, and leaves the earlier template", async () => {
    await plan().run();
    const failing = plan({ stage: "broken" });
    await expect(failing.run()).rejects.toThrow(/could not be synthesized:\n\nlib\/x\.ts: title is missing$/);
    expect(existsSync(join(failing.cdkOut, "manifest.json"))).toBe(true);
    expect(plan().changed).toEqual([]);
  });

  it("can be broken off", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const synthesis = planSynthesis({ root, inputs, stateDir: join(root, "state"), context: {}, signal });
    const running = synthesis.run();
    controller.abort();
    await expect(running).rejects.toThrow();
    expect(existsSync(synthesis.cdkOut)).toBe(false);
  });
});
