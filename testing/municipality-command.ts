/** `npm run municipality` as a process of its own, as it is called, on other folders than the shipped ones. */
import { spawnSync } from "node:child_process";
import { projectRoot } from "./project-root.ts";

export const municipalityCommand =
  (folders: string, further: Readonly<Record<string, string>> = {}) =>
  (args: readonly string[], input = "") => {
    const program = ["commands/municipality/main.ts", ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, program, {
      cwd: projectRoot,
      encoding: "utf8",
      input,
      env: { ...process.env, MUNICIPALITIES_DIR: folders, ...further },
    });
    return { status, stdout, stderr };
  };
