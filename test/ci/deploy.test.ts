/** The scripts of the pipeline, with the programs that they call played: what they call, in which order, and when they stop. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, describe, expect, it } from "@jest/globals";
import { projectRoot } from "../../testing/project-root.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

interface Played {
  /** Bodies of shell scripts, by the name of the program. Each call is noted before. */
  readonly npx?: string;
  readonly npm?: string;
  readonly aws?: string;
}

/** Runs a script of `.ci/` in a folder of its own; returns its exit status and every call. */
function run(script: string, played: Played, env: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "ci-"));
  folders.push(folder);
  cpSync(join(projectRoot, ".ci"), join(folder, ".ci"), { recursive: true });
  for (const name of ["bin", "cdk.out"]) mkdirSync(join(folder, name));
  const calls = join(folder, "calls");
  for (const name of ["npx", "npm", "aws"] as const) {
    const path = join(folder, "bin", name);
    writeFileSync(path, `#!/bin/sh\necho "${name} $*" >> '${calls}'\n${played[name] ?? ""}\n`);
    chmodSync(path, 0o755);
  }
  const { status } = spawnSync(join(folder, ".ci", script), ["prod"], {
    encoding: "utf8",
    env: {
      PATH: [join(folder, "bin"), process.env["PATH"]].join(delimiter),
      ...{
        MUNICIPALITY: "mihon",
        RELEASE: "v1.2.3",
        SMOKE_INBOX: "s3://inbox/",
        SMOKE_EMAIL: "*@inbox.example.jp",
      },
      ...{ PAUSE_SECONDS: "0.2", CALLS: calls },
      ...env,
    },
  });
  const noted = existsSync(calls) ? readFileSync(calls, "utf8").split("\n").slice(0, -1) : [];
  return { status, calls: noted };
}

const alarms = "arn:one arn:two";
/** A stack whose alarms are these. */
const aws = `case "$*" in *describe-stacks*) echo "${alarms}";; esac`;
const isSmoke = (call: string) => call.startsWith("npm run --silent smoke");
const isCancel = (call: string) => call.startsWith("aws cloudformation cancel-update-stack");

describe(".ci/plan", () => {
  it("synthesizes the release, shows the difference of both stacks, and asks the gate about each", () => {
    const { status, calls } = run("plan", {});
    expect(status).toBe(0);
    expect(calls).toEqual([
      "npx cdk synth --quiet -c stage=prod -c municipality=mihon -c release=v1.2.3",
      "npx cdk diff --app cdk.out mihon-registration-prod-edge",
      expect.stringContaining("get-template --region us-east-1 --stack-name mihon-registration-prod-edge"),
      "npm run --silent gate -- --from cdk.out/mihon-registration-prod-edge.deployed.json --to cdk.out/mihon-registration-prod-edge.template.json --allow ",
      "npx cdk diff --app cdk.out mihon-registration-prod",
      expect.stringContaining("get-template --region ap-northeast-1 --stack-name mihon-registration-prod"),
      "npm run --silent gate -- --from cdk.out/mihon-registration-prod.deployed.json --to cdk.out/mihon-registration-prod.template.json --allow ",
    ]);
  });

  it("ends when the gate refuses", () => {
    const { status, calls } = run("plan", { npm: "exit 1" });
    expect(status).toBe(1);
    expect(calls.filter((call) => call.includes("gate"))).toHaveLength(1);
  });

  it("ends when what is deployed cannot be read: nothing passes an unseen gate", () => {
    const { status, calls } = run("plan", { aws: "exit 254" });
    expect(status).not.toBe(0);
    expect(calls.filter((call) => call.includes("gate"))).toEqual([]);
  });
});

describe(".ci/deploy", () => {
  it("deploys the edge, then the service under its alarms, and tries it at last", () => {
    const { status, calls } = run("deploy", { aws });
    expect(status).toBe(0);
    expect(calls[0]).toBe(
      "npx cdk deploy --app cdk.out mihon-registration-prod-edge --require-approval never",
    );
    expect(calls).toContain(
      "npx cdk deploy --app cdk.out mihon-registration-prod --require-approval never --outputs-file cdk.out/outputs.json --rollback-trigger-alarm-arns arn:one arn:two --monitoring-time-minutes 15",
    );
    expect(calls.at(-1)).toBe(
      "npm run --silent smoke -- --stack mihon-registration-prod --inbox s3://inbox/ --email *@inbox.example.jp",
    );
  });

  it("tries it while CloudFormation watches, and lets one failure pass", () => {
    // The service's own deployment lasts; the first smoke test fails.
    const npx = 'case "$*" in *outputs-file*) sleep 3;; esac';
    const npm = 'if [ ! -e "$CALLS.failed" ]; then touch "$CALLS.failed"; exit 1; fi';
    const { status, calls } = run("deploy", { aws, npx, npm });
    expect(status).toBe(0);
    expect(calls.filter(isSmoke).length).toBeGreaterThan(2);
    expect(calls.filter(isCancel)).toEqual([]);
  });

  it("takes the deployment back after two failures in a row, once, and fails", () => {
    // CloudFormation's answer to the cancelled update: the deployment ends in failure.
    const npx =
      'case "$*" in *outputs-file*) for i in $(seq 100); do [ -e "$CALLS.cancelled" ] && exit 1; sleep 0.1; done;; esac';
    const cancelling = `${aws}\ncase "$*" in *cancel-update-stack*) touch "$CALLS.cancelled";; esac`;
    const { status, calls } = run("deploy", { aws: cancelling, npx, npm: "exit 1" });
    expect(status).toBe(1);
    expect(calls.filter(isCancel)).toEqual([
      "aws cloudformation cancel-update-stack --stack-name mihon-registration-prod",
    ]);
  });

  it("fails when an alarm has taken it back", () => {
    const npx = 'case "$*" in *outputs-file*) exit 1;; esac';
    expect(run("deploy", { aws, npx }).status).toBe(1);
  });

  it("fails when it does not work in the end", () => {
    expect(run("deploy", { aws, npm: "exit 1" }).status).toBe(1);
  });

  it("deploys a mend while an alarm rings, when that is said", () => {
    const { status, calls } = run("deploy", { aws }, { WATCH: "no" });
    expect(status).toBe(0);
    expect(calls.filter((call) => call.includes("outputs-file"))).toEqual([
      expect.stringMatching(/--rollback-trigger-alarm-arns none$/),
    ]);
  });

  it("stops before the service when the edge cannot be deployed", () => {
    const { status, calls } = run("deploy", { aws, npx: "exit 1" });
    expect(status).toBe(1);
    expect(calls).toHaveLength(1);
  });
});

describe(".ci/drift", () => {
  /** CloudFormation, which takes its time over the first look; `answers` are those of each stack in turn. */
  const looking = (...answers: readonly [edge: string, service: string]) => `
    case "$*" in
      *"detect-stack-drift --stack"*) echo "detection-of-$4";;
      *detection-of-mihon-registration-prod-edge*) [ "$(grep -c detection-of- "$CALLS")" -gt 1 ] && echo "${answers[0]}" || echo "DETECTION_IN_PROGRESS";;
      *detection-of-mihon-registration-prod*) echo "${answers[1]}";;
      *describe-stack-resource-drifts*) echo "ThrottledFunction MODIFIED";;
    esac`;
  const inSync = "DETECTION_COMPLETE IN_SYNC None";

  it("waits until CloudFormation has looked at both stacks, and is content where nobody has changed them", () => {
    const { status, calls } = run("drift", { aws: looking(inSync, inSync) });
    expect(status).toBe(0);
    const detections = calls.filter((call) => call.includes("detect-stack-drift "));
    expect(detections).toEqual([
      expect.stringMatching(/--stack-name mihon-registration-prod-edge .* --region us-east-1 /),
      expect.stringMatching(/--stack-name mihon-registration-prod .* --region ap-northeast-1 /),
    ]);
    expect(calls.filter((call) => call.includes("detection-status")).length).toBe(3);
    expect(calls.join()).not.toContain("resource-drifts");
  });

  it.each([
    ["has been changed by hand", "DETECTION_COMPLETE DRIFTED None", true],
    ["could not be looked at", "DETECTION_FAILED IN_SYNC Access denied", false],
    [
      "has been changed, and could not be looked at as a whole",
      "DETECTION_FAILED DRIFTED Access denied",
      true,
    ],
  ])("ends with 1 when one %s, and looks at the other all the same", (_, answer, isNamed) => {
    const { status, calls } = run("drift", { aws: looking(answer, inSync) });
    expect(status).toBe(1);
    expect(calls.some((call) => call.includes("describe-stack-resource-drifts"))).toBe(isNamed);
    expect(calls.filter((call) => call.includes("detect-stack-drift "))).toHaveLength(2);
  });

  it("ends when it may not look", () => {
    expect(run("drift", { aws: "exit 254" }).status).not.toBe(0);
  });
});
