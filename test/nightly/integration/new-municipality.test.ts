/** A folder that `npm run municipality -- new` has written is all that the CDK app and the site need. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, expect, it } from "@jest/globals";
import { projectRoot } from "../../../testing/project-root.ts";

const folder = mkdtempSync(join(tmpdir(), "municipalities-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: projectRoot,
    encoding: "utf8",
    env: { ...process.env, MUNICIPALITIES_DIR: folder, ...env },
  });
  return { status, stderr };
};

it("is synthesized, with the site in every language that it offers", () => {
  const given = ["--domain", "www.yasashii.example", "--languages", "ja,en,ja-easy", "--name", "小谷村"];
  const made = run(["commands/municipality/main.ts", "new", "yasashii", "--yes", ...given]);
  expect(made).toEqual({ status: 0, stderr: "" });

  const { context } = JSON.parse(readFileSync(join(projectRoot, "cdk.json"), "utf8"));
  const out = join(folder, "cdk.out");
  const synthesized = run(["bin/app.ts"], {
    CDK_OUTDIR: out,
    CDK_CONTEXT_JSON: JSON.stringify({ ...context, stage: "dev", municipality: "yasashii" }),
  });
  expect(synthesized).toEqual({ status: 0, stderr: "" });
  const [site = ""] = readdirSync(out, { recursive: true, encoding: "utf8" }).filter(
    (path) => basename(path) === "config.json",
  );
  expect(JSON.parse(readFileSync(join(out, site), "utf8"))).toMatchObject({
    languages: ["ja", "en", "ja-easy"],
    serviceName: { "ja-easy": "小谷村オンライン手続き" },
  });
}, 240_000);
