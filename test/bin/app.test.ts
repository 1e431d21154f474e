import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { context: flags } = JSON.parse(readFileSync(join(root, "cdk.json"), "utf8"));

/** Runs the app as the CDK's command line does, on a machine that knows no AWS account. */
function run(context: Record<string, string> = {}) {
  const outdir = mkdtempSync(join(tmpdir(), "registration-app-"));
  const { AWS_PROFILE: _, CDK_DEFAULT_ACCOUNT: __, CDK_VALIDATION: ___, ...environment } = process.env;
  const { status, stderr } = spawnSync(process.execPath, ["bin/app.ts"], {
    cwd: root,
    encoding: "utf8",
    env: {
      ...environment,
      CDK_OUTDIR: outdir,
      CDK_CONTEXT_JSON: JSON.stringify({ ...flags, ...context }),
    },
  });
  return { status, stderr, outdir };
}

describe("the CDK app", () => {
  const { status, stderr, outdir } = run({ stage: "prod" });

  it("synthesizes without AWS credentials, and past the rule packs", () => {
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  it("names the stack after municipality and stage, and protects production's", () => {
    const { artifacts } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8"));
    expect(artifacts["kawasaki-registration-prod"]).toMatchObject({
      environment: "aws://unknown-account/ap-northeast-1",
      properties: { terminationProtection: true },
    });
  });

  it("has the web ACL in a stack of its own, where CloudFront looks for it, before the other one", () => {
    const { artifacts } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8"));
    expect(artifacts["kawasaki-registration-prod-edge"]).toMatchObject({
      environment: "aws://unknown-account/us-east-1",
      properties: { terminationProtection: true },
    });
  });

  it("puts the terms beside the function that shows them", () => {
    const bundles = readdirSync(join(outdir, "bundles"));
    const withTerms = bundles.filter((entry) =>
      readdirSync(join(outdir, "bundles", entry)).includes("terms.json"),
    );
    expect(withTerms.sort()).toEqual(["show-terms"]);
  });

  it.each([
    [
      { stage: "staging" },
      'context (-c name=value) is not valid:\n  stage: must be one of "local", "dev", "prod"\n',
    ],
    [
      { municipality: "nowhere" },
      'municipality "nowhere" has no folder in municipalities/; known: kawasaki, komatsudani, midori\n',
    ],
  ])(
    "says what is wrong with %j, and nothing else",
    (context, sentence) => {
      const { status, stderr } = run(context);
      expect(status).toBe(1);
      expect(stderr).toBe(sentence);
    },
    60_000,
  );
});
