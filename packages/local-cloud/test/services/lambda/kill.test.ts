import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { openLogStore } from "../../../src/services/lambda/log-store.ts";

const SCRIPT = new URL("process-to-be-killed.ts", import.meta.url).pathname;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "killed-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("every line that a function has logged survives kill -9 in the same instant", async () => {
  const child = spawn(process.execPath, [SCRIPT, folder, "20"], { stdio: ["ignore", "inherit", "inherit"] });
  const [, signal] = await once(child, "exit");
  expect(signal).toBe("SIGKILL");

  const logs = openLogStore({ folder, now: Date.now });
  const logged = logs.lines().flatMap(({ text }) => JSON.parse(text).message?.audit?.line ?? []);
  logs.close();
  expect(logged).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
});
