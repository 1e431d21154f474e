import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startCloud } from "local-cloud";
import { takeTour } from "../../commands/demo/tour.ts";
import { region } from "../../testing/cloud/synthesis-inputs.ts";
import { synthesizedTemplate } from "../../testing/cloud/synthesized-template.ts";
import { projectRoot } from "../../testing/project-root.ts";

let stateDir: string;
let cdkOut: string;
beforeAll(async () => {
  stateDir = mkdtempSync(join(tmpdir(), "cloud-"));
  cdkOut = await synthesizedTemplate();
}, 180_000);
afterAll(() => rmSync(stateDir, { recursive: true, force: true }));

const start = () => startCloud({ cdkOut, stateDir, region, ports: { web: 0, aws: 0, inbox: 0 } });
const silent = { step: () => undefined, exchange: () => undefined, mail: () => undefined };

/** The calls of the table of docs/tour.md, in its order. */
function documentedCalls(): readonly string[] {
  const [, section = ""] = readFileSync(join(projectRoot, "docs/tour.md"), "utf8").split("\n## The tour\n");
  const [table = ""] = /^\| step [\s\S]+?\n\n/m.exec(section) ?? [];
  return [...table.matchAll(/`([A-Z]+ \/[^`]+)`/g)].map(([, call = ""]) => call);
}

async function json<T>(url: string): Promise<T> {
  return (await fetch(url)).json() as Promise<T>; // the local cloud's own answers
}

describe("the synthesized template, provisioned in this process", () => {
  it("registers a company, and has all of it again at the next start", async () => {
    const first = await start();
    const origin = first.allowedOrigins[0] ?? "";
    const made = new Set<string>();
    const exchange = ({ method, path }: { method: string; path: string }): void =>
      void made.add(`${method} ${path.replace(/(?<=\/registrations\/)[^/]+/, "{id}")}`);
    try {
      await takeTour({ url: first.urls.web, origin, printer: { ...silent, exchange } });
      expect([...made].sort()).toEqual([...documentedCalls()].sort()); // what docs/tour.md says of the tour
      const calls = await json<{ outcome: string }[]>(`${first.urls.aws}/_local/calls`);
      expect(calls.length).toBeGreaterThan(10);
      expect(calls.filter((call) => /AccessDenied/.test(call.outcome))).toEqual([]);
    } finally {
      await first.close();
    }
    const second = await start();
    try {
      const mails = await json<{ subject: string }[]>(`${second.urls.web}/_local/mails`);
      // The code, the completion, and the notice of the sign-in.
      expect(mails).toHaveLength(3);
      await takeTour({ url: second.urls.web, origin, printer: silent });
      const queues = await json<{ visible: number; inFlight: number }[]>(`${second.urls.web}/_local/queues`);
      expect(queues).toHaveLength(10);
    } finally {
      await second.close();
    }
  }, 120_000);

  it("stops what had started when it cannot start whole", async () => {
    const running = await start();
    const web = Number(new URL(running.urls.web).port);
    const other = mkdtempSync(join(tmpdir(), "cloud-"));
    const second = startCloud({ cdkOut, stateDir: other, ports: { web, aws: 0, inbox: 0 } });
    await expect(second).rejects.toMatchObject({ name: "PortInUse", port: web });
    await running.close();
    rmSync(other, { recursive: true });
  }, 60_000);
});
