/** A folder that `npm run municipality -- new` has written is all that the CDK app and the site need. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, expect, it } from "@jest/globals";
import { municipalityCommand } from "../../../testing/municipality-command.ts";
import { projectRoot } from "../../../testing/project-root.ts";

const folder = mkdtempSync(join(tmpdir(), "municipalities-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("is synthesized, with the site in every language that it offers", () => {
  const given = ["--domain", "www.yasashii.example", "--languages", "ja,en,ja-easy", "--name", "小谷村"];
  const made = municipalityCommand(folder)(["new", "yasashii", "--yes", ...given]);
  expect(made).toMatchObject({ status: 0, stderr: "" });

  const { context } = JSON.parse(readFileSync(join(projectRoot, "cdk.json"), "utf8"));
  const out = join(folder, "cdk.out");
  const { status, stderr } = spawnSync(process.execPath, ["bin/app.ts"], {
    cwd: projectRoot,
    encoding: "utf8",
    env: {
      ...process.env,
      MUNICIPALITIES_DIR: folder,
      CDK_OUTDIR: out,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, stage: "dev", municipality: "yasashii" }),
    },
  });
  expect([status, stderr]).toEqual([0, ""]);
  const [site = ""] = readdirSync(out, { recursive: true, encoding: "utf8" }).filter(
    (path) => basename(path) === "config.json",
  );
  expect(JSON.parse(readFileSync(join(out, site), "utf8"))).toMatchObject({
    languages: ["ja", "en", "ja-easy"],
    serviceName: { "ja-easy": "小谷村オンライン手続き" },
  });
}, 240_000);
