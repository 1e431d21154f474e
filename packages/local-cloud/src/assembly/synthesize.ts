import { spawn } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { differences, type Fingerprint, fingerprintOf, type Inputs } from "./fingerprint.ts";

/** Beside the assembly's own files; CDK never writes it. */
const fingerprintFile = "inputs.json";

/** The app ended with an error: the message has what it printed. */
export class SynthesisFailed extends Error {
  /** What the app printed, on either stream. */
  readonly output: string;

  constructor(output: string) {
    super(`The template could not be synthesized:\n\n${output}`);
    this.name = "SynthesisFailed";
    this.output = output;
  }
}

export interface SynthesisOptions {
  /** Root of the project, where its cdk.json is. */
  readonly root: string;
  readonly inputs: Inputs;
  readonly stateDir: string;
  /** `-c name=value` of the CDK app. */
  readonly context: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** A cloud assembly that is up to date, or what has to be done for one. */
export interface Synthesis {
  /** Folder of the assembly, once `run` is through if it is stale. */
  readonly cdkOut: string;
  /** Inputs that changed since the assembly was made; empty when there is nothing to do. */
  readonly changed: readonly string[];
  /** @throws SynthesisFailed with the app's own output */
  run(): Promise<void>;
}

export function planSynthesis(options: SynthesisOptions): Synthesis {
  const { root, inputs, stateDir, context } = options;
  const cdkOut = join(stateDir, "cdk.out");
  const now = fingerprintOf(root, inputs, context);
  const before = readFingerprint(cdkOut);
  return {
    cdkOut,
    changed: before === undefined ? ["everything"] : differences(before, now),
    async run() {
      const next = `${cdkOut}.next`;
      rmSync(next, { recursive: true, force: true });
      await runApp(options, next);
      writeFileSync(join(next, fingerprintFile), JSON.stringify(now));
      // Renamed into place when complete: a synthesis that was broken off leaves the earlier assembly.
      rmSync(cdkOut, { recursive: true, force: true });
      renameSync(next, cdkOut);
    },
  };
}

function readFingerprint(cdkOut: string): Fingerprint | undefined {
  const file = join(cdkOut, fingerprintFile);
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined; // as `run` wrote it
  } catch {
    return undefined; // torn: synthesize again
  }
}

/**
 * Runs the app of cdk.json as the CDK CLI does. The CLI itself would load for a second or two to the same end:
 * nothing is looked up in an account, nothing is deployed.
 */
async function runApp({ root, context, signal }: SynthesisOptions, outdir: string): Promise<void> {
  const cdk: { app: string; context?: object } = JSON.parse(readFileSync(join(root, "cdk.json"), "utf8")); // ours
  const given = { CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify({ ...cdk.context, ...context }) };
  // Checking the template against CloudFormation's schema takes as long as synthesizing it; `cdk synth` does so, and
  // the resource handlers look at every property that matters here.
  const env = { CDK_VALIDATION: "false", ...process.env, ...given };
  // Not through a shell, which would not hand a signal on; and with the very Node that runs here.
  const [command = "node", ...args] = cdk.app.split(" ");
  const program = command === "node" ? process.execPath : command;
  const child = spawn(program, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"], signal });
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk) => output.push(chunk));
  child.stderr.on("data", (chunk) => output.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code === 0) return;
  throw new SynthesisFailed(Buffer.concat(output).toString("utf8").trim());
}
