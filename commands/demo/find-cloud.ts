import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStateFolder, type StateFolder, StateFolderInUse, startCloud } from "local-cloud";
import { region } from "../../testing/cloud/synthesis-inputs.ts";
import { ExpectedError } from "../shared/expected-error.ts";
import { findRunning } from "../shared/find-running.ts";
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

/** The one that runs (`npm start`), or a new one on free ports with a state of its own. */
export async function findCloud(settings: Settings, terminal: Terminal): Promise<FoundCloud> {
  const running = await findRunning(settings.ports.web, settings.stateDir);
  if (running === undefined) return startOwn(settings, terminal);
  terminal.line(`Against the local cloud that runs on ${running.url}.`);
  return { ...running, close: async () => undefined };
}

async function startOwn(settings: Settings, terminal: Terminal): Promise<FoundCloud> {
  const shared = openShared(settings.stateDir);
  terminal.line("No local cloud runs (npm start): starting one for the tour, on free ports.");
  terminal.line();
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

/** The folder of `npm start`, for the synthesized template alone. */
function openShared(stateDir: string): StateFolder {
  try {
    return openStateFolder(stateDir);
  } catch (error) {
    if (!(error instanceof StateFolderInUse)) throw error;
    throw new ExpectedError(
      `A local cloud uses ${error.folder} and does not answer yet: try again when npm start has printed its addresses.`,
      error,
    );
  }
}
