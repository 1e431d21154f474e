import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { createTerminal } from "../../../commands/shared/terminal.ts";

function setup(isTTY: boolean, env: NodeJS.ProcessEnv = {}) {
  let text = "";
  const terminal = createTerminal(
    {
      isTTY,
      write: (chunk: string | Uint8Array) => {
        text += String(chunk);
        return true;
      },
    },
    env,
  );
  return { terminal, text: () => text };
}

describe("the terminal", () => {
  it("writes plain lines where nobody watches", () => {
    const { terminal, text } = setup(false);
    terminal.working("synthesize the template")();
    terminal.done("synthesize the template", 5_240, "changed: lib");
    terminal.failure("Port 3000 is in use.");
    expect(text()).toBe(
      "  … synthesize the template       0.0 s\n" +
        "  ✓ synthesize the template       5.2 s  changed: lib\n" +
        "✗ Port 3000 is in use.\n",
    );
  });

  it("shows on a terminal that it goes on, in place", async () => {
    const { terminal, text } = setup(true);
    const finished = terminal.working("synthesize");
    await sleep(450);
    finished();
    expect(text().split("\r\u001b[2K").length).toBeGreaterThan(3);
    expect(text()).not.toContain("\n");
  });

  it("has colour on a terminal, and never with NO_COLOR", () => {
    expect(setup(true).terminal.bold("x")).toBe("\u001b[1mx\u001b[0m");
    expect(setup(true, { NO_COLOR: "1" }).terminal.bold("x")).toBe("x");
    expect(setup(false).terminal.bold("x")).toBe("x");
  });
});
