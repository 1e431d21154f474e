import { join } from "node:path";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { createClock } from "../../local/clock.ts";
import { accountId, region } from "../../local/cloud/base.ts";
import { recallStack, type StandingStack } from "../../local/cloud/stack-outputs.ts";
import { startLogs } from "../../local/emulators/logs.ts";
import { startSecretsManager } from "../../local/emulators/secrets-manager.ts";
import { type FolderLock, lockFolder } from "../../local/emulators/shared/folder-lock.ts";
import { openLogStore } from "../../local/lambda/log-store.ts";
import { problem } from "../problem.ts";
import type { AuditSource } from "../source.ts";
import { cloudWatchSource } from "./cloud-watch.ts";
import { outputNames } from "./outputs.ts";

/** The local cloud's operator may do anything. */
const credentials = { accessKeyId: "LOCALADMINAUDIT", secretAccessKey: "any" };

/** All that is on disk: nothing else is in this process, so that memory does not matter. */
const whole = { capacity: Number.POSITIVE_INFINITY };

/** Where a service answers, and how to let go of it. */
interface Doors {
  readonly kind: "local-running" | "local-stopped";
  readonly logs: string;
  readonly secrets: string;
  close(): Promise<void>;
}

/**
 * Records of the local cloud that keeps its state in a folder: of the running one through its AWS front; of a stopped
 * one through the same emulators, which stand up for the moment.
 */
export async function localSource(stateDir: string): Promise<AuditSource> {
  const stack = recallStack(stateDir);
  if (stack === undefined) throw problem("no-local-cloud", stateDir);
  const doors = await openDoors(stateDir, stack);
  const settings = { region, credentials, maxAttempts: 2 };
  return cloudWatchSource({
    logs: new CloudWatchLogsClient({ ...settings, endpoint: doors.logs }),
    secrets: new SecretsManagerClient({ ...settings, endpoint: doors.secrets }),
    name: { kind: doors.kind, logGroupName: logGroupOf(stack), region },
    addressSecretId: stack.outputs[outputNames.addressSecretId] ?? "",
    close: () => doors.close(),
  });
}

const logGroupOf = (stack: StandingStack): string => stack.outputs[outputNames.logGroupName] ?? "";

async function openDoors(stateDir: string, stack: StandingStack): Promise<Doors> {
  const lock = held(stateDir);
  if (lock !== undefined) return standUp(stateDir, stack, lock);
  const { awsUrl } = stack;
  await fetch(`${awsUrl}/_local/health`).catch((cause) => {
    throw problem("local-cloud-silent", awsUrl, cause);
  });
  return { kind: "local-running", logs: awsUrl, secrets: awsUrl, close: async () => {} };
}

/** `undefined` when a running local cloud has the folder. */
function held(stateDir: string): FolderLock | undefined {
  try {
    return lockFolder(stateDir);
  } catch {
    return undefined;
  }
}

async function standUp(stateDir: string, stack: StandingStack, lock: FolderLock): Promise<Doors> {
  const clock = createClock(stateDir);
  const store = openLogStore({ ...whole, folder: join(stateDir, "logs"), now: () => clock.now() });
  const logs = await startLogs({ logGroup: logGroupOf(stack), lines: () => store.lines() });
  const secrets = await startSecretsManager({ dataDir: join(stateDir, "data"), clock, region, accountId });
  return {
    kind: "local-stopped",
    logs: logs.url,
    secrets: secrets.url,
    async close() {
      await Promise.all([logs.close(), secrets.close()]);
      store.close();
      lock.release();
    },
  };
}
