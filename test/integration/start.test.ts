import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { choosePorts, type Ports } from "local-cloud";
import { synthesizedTemplate } from "../../testing/cloud/synthesized-template.ts";
import { eventually } from "../../testing/drivers/eventually.ts";
import { projectRoot } from "../../testing/project-root.ts";

let cdkOut: string;
let folder: string;
const children: ChildProcess[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "main-"));
  cdkOut = await synthesizedTemplate();
}, 180_000);
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  /** What it printed so far. */
  text(): string;
  ended(): Promise<number | null>;
}

function start(
  ports: Ports,
  { command = process.execPath, args = [] as string[], env = {}, stateDir = folder } = {},
): Started {
  const script = ["commands/start/main.ts", "--cdk-out", cdkOut];
  const child = spawn(command, [...args, ...script], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      WEB_PORT: String(ports.web),
      AWS_PORT: String(ports.aws),
      INBOX_PORT: String(ports.inbox),
      LOCAL_STATE_DIR: stateDir,
      ...env,
    },
  });
  children.push(child);
  let text = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    text += chunk.toString("utf8");
  });
  const ended = once(child, "exit").then(([code]) => code as number | null); // as Node documents the event
  return { child, text: () => text, ended: () => ended };
}

const printed = ({ text }: Started, what: RegExp) =>
  eventually(
    () => `${what}; it printed:\n${text()}`,
    async () => (what.test(text()) ? true : undefined),
  );

const freePorts = () => choosePorts({ web: 0, aws: 0, inbox: 0 });

describe("npm start", () => {
  it("says what it does and where everything is, refuses a second one on its state, and stops within two seconds", async () => {
    const ports = await freePorts();
    const first = start(ports);
    await printed(first, /Ctrl-C stops everything/);
    expect(first.text()).toMatch(/✓ start the emulators +\d+\.\d s\n/);
    expect(first.text()).toMatch(/✓ provision \d+ resources +\d+\.\d s\n/);
    expect(first.text()).toContain(`http://localhost:${ports.web}\n`);
    expect(first.text()).toMatch(/API past CloudFront +http:\/\/localhost:\d+\n/);
    expect(first.text()).not.toContain("\u001b");

    const second = start(await freePorts());
    expect(await second.ended()).toBe(1);
    expect(second.text()).toContain("✗ Another local cloud runs on");
    expect(second.text()).not.toMatch(/\n +at /);

    const stopped = performance.now();
    first.child.kill("SIGTERM");
    expect(await first.ended()).toBe(0);
    // Two seconds of its own; the rest is for a machine that is busy with other tests.
    expect(performance.now() - stopped).toBeLessThan(8_000);
  }, 120_000);

  it("says in one sentence which port is in use, and what to do", async () => {
    const ports = await freePorts();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(ports.inbox, "127.0.0.1", resolve));
    const { text, ended } = start(ports);
    expect(await ended()).toBe(1);
    expect(text()).toMatch(
      new RegExp(`✗ Port ${ports.inbox}, for the mail inbox, is in use: .* INBOX_PORT=\\d+ npm start\\.\n$`),
    );
    other.close();
  }, 120_000);

  it("explains itself", async () => {
    const { text, ended } = start(await freePorts(), {
      args: ["--import", "./scripts/require-node.mjs"],
      env: { WEB_PORT: "x" },
    });
    expect(await ended()).toBe(1);
    expect(text()).toBe("✗ WEB_PORT=x is no port: give a number from 1 to 65535.\n");
  }, 120_000);

  it("stops when the npm that started it is gone", async () => {
    const ports = await freePorts();
    // A shell between us, as npm has one; asked to wait, it cannot replace itself by its command.
    const shell = start(ports, {
      command: "sh",
      args: ["-c", `"$0" "$@" & wait`, process.execPath],
      env: { npm_lifecycle_event: "start" },
    });
    await printed(shell, /Ctrl-C stops everything/);
    shell.child.kill("SIGKILL");
    await printed(shell, /Stopping \(npm is gone\)/);
    await eventually("ports that are free again", () => choosePorts(ports).catch(() => undefined));
  }, 120_000);
});
