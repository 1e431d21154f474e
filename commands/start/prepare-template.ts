import { planSynthesis } from "local-cloud";
import { synthesisInputs } from "../../testing/cloud/synthesis-inputs.ts";
import { projectRoot } from "../../testing/project-root.ts";
import type { Terminal } from "../shared/terminal.ts";
import type { Settings } from "./settings.ts";

/** The folder of an up-to-date cloud assembly: the one given, the one at hand, or a new one. */
export async function prepareTemplate(
  { cdkOut, ports, municipality }: Settings,
  stateDir: string,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<string> {
  if (cdkOut !== undefined) return cdkOut;
  const started = performance.now();
  const context = {
    stage: "local",
    webPort: String(ports.web),
    ...(municipality === undefined ? {} : { municipality }),
  };
  const synthesis = planSynthesis({ root: projectRoot, inputs: synthesisInputs, stateDir, context, signal });
  if (synthesis.changed.length === 0) {
    terminal.done("synthesize the template", performance.now() - started, "nothing changed");
    return synthesis.cdkOut;
  }
  const finished = terminal.working("synthesize the template");
  try {
    await synthesis.run();
  } finally {
    finished();
  }
  const remark = `changed: ${synthesis.changed.join(", ")}`;
  terminal.done("synthesize the template", performance.now() - started, remark);
  return synthesis.cdkOut;
}
