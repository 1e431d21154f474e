import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStateFolder, startCloud } from "local-cloud";
import * as z from "zod";
import { region } from "../../testing/cloud/synthesis-inputs.ts";
import { inboxPages } from "../shared/inbox-pages.ts";
import type { Terminal } from "../shared/terminal.ts";
import { prepareTemplate } from "../start/prepare-template.ts";
import type { Settings } from "../start/settings.ts";

/** A local cloud to take the tour in. */
export interface FoundCloud {
  readonly url: string;
  readonly origin: string;
  /** Stops it, if it was started for the tour. */
  close(): Promise<void>;
}

const health = z.object({ status: z.literal("ok"), allowedOrigins: z.array(z.string()).min(1) });

/** The one that `npm start` runs on the web port, or a new one on free ports with a state of its own. */
export async function findCloud(settings: Settings, terminal: Terminal): Promise<FoundCloud> {
  const url = `http://localhost:${settings.ports.web}`;
  const origin = await originOf(url);
  if (origin === undefined) return startOwn(settings, terminal);
  terminal.line(`Against the local cloud that runs on ${url}.`);
  return { url, origin, close: async () => undefined };
}

async function originOf(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${url}/_local/health`, { signal: AbortSignal.timeout(2_000) });
    return health.parse(await response.json()).allowedOrigins[0];
  } catch {
    return undefined; // nothing there, or something else
  }
}

async function startOwn(settings: Settings, terminal: Terminal): Promise<FoundCloud> {
  terminal.line("No local cloud runs (npm start): starting one for the tour, on free ports.");
  terminal.line();
  const shared = openStateFolder(settings.stateDir); // for the synthesized template alone
  const stateDir = mkdtempSync(join(tmpdir(), "registration-demo-"));
  const cleanUp = (): void => {
    rmSync(stateDir, { recursive: true, force: true });
    shared.release();
  };
  try {
    const cdkOut = await prepareTemplate(settings, shared.path, terminal, new AbortController().signal);
    const onStep = (name: string, durationMs: number): void => terminal.done(name, durationMs);
    const cloud = await startCloud({
      ...{ cdkOut, stateDir, ports: { web: 0, aws: 0, inbox: 0 } },
      ...{ region, inbox: inboxPages, onStep },
    });
    const close = async (): Promise<void> => {
      await cloud.close();
      cleanUp();
    };
    return { url: cloud.urls.web, origin: cloud.allowedOrigins[0] ?? cloud.urls.web, close };
  } catch (error) {
    cleanUp();
    throw error;
  }
}
