import { join } from "node:path";
import { startKms } from "../services/kms/kms.ts";
import { type LogStore, openLogStore } from "../services/lambda/log-store.ts";
import { logGroupsOf } from "../services/logs/log-groups.ts";
import { linesOf, startLogs } from "../services/logs/logs.ts";
import { createS3, serveS3 } from "../services/s3/s3.ts";
import { startSecretsManager } from "../services/secrets-manager/secrets-manager.ts";
import { FolderInUse, type FolderLock, lockFolder } from "../services/shared/folder-lock.ts";
import { stateProblemOf } from "../services/shared/state-problem.ts";
import { accountId } from "./base.ts";
import { createClock } from "./clock.ts";
import { type ProvisionedStack, recallStack } from "./stack-outputs.ts";

/** All that is on disk: nothing else is in this process, so that memory does not matter. */
const whole = { capacity: Number.POSITIVE_INFINITY };

/** A local cloud has the folder, and does not answer. */
export class CloudSilent extends Error {
  readonly awsUrl: string;

  constructor(awsUrl: string, cause: unknown) {
    super(`the local cloud on ${awsUrl} does not answer`, { cause });
    this.name = "CloudSilent";
    this.awsUrl = awsUrl;
  }
}

/** What a program that comes later can read, and where. */
export interface Connection {
  readonly stack: ProvisionedStack;
  readonly isRunning: boolean;
  /** Epoch milliseconds on the moved clock; of a stopped cloud, when it last logged something. */
  now(): number;
  /** Endpoint of CloudWatch Logs. */
  readonly logsUrl: string;
  /** Endpoint of Secrets Manager. */
  readonly secretsUrl: string;
  /** Endpoint of S3. */
  readonly objectsUrl: string;
  /** Endpoint of KMS. */
  readonly keysUrl: string;
  close(): Promise<void>;
}

/**
 * Logs, secrets, objects and keys of the local cloud that keeps its state in a folder: of the running one through its AWS endpoint; of a
 * stopped one through the same services, started for the moment. `undefined` where nothing has been provisioned yet.
 *
 * @throws CloudSilent
 */
export async function connect(stateDir: string): Promise<Connection | undefined> {
  const stack = recallStack(stateDir);
  if (stack === undefined) return undefined;
  const lock = tryLock(stateDir);
  if (lock !== undefined) return serveStopped(stateDir, stack, lock);
  const { awsUrl } = stack;
  await fetch(`${awsUrl}/_local/health`).catch((cause: unknown) => {
    throw new CloudSilent(awsUrl, cause);
  });
  const urls = { logsUrl: awsUrl, secretsUrl: awsUrl, objectsUrl: awsUrl, keysUrl: awsUrl };
  const { now } = createClock(stateDir);
  return { stack, isRunning: true, now, ...urls, close: async () => {} };
}

const lastLineAt = (store: LogStore): number => Date.parse(store.lines().at(-1)?.time ?? "1970-01-01");

/** What is stored, without a template: readers need no lock. */
function storedBuckets(options: Parameters<typeof createS3>[0], { buckets }: ProvisionedStack) {
  const s3 = createS3(options);
  for (const name of buckets) s3.ensureBucket({ name, isVersioned: true });
  return s3;
}

/** `undefined` when a running local cloud has the folder. */
function tryLock(stateDir: string): FolderLock | undefined {
  try {
    return lockFolder(stateDir);
  } catch (error) {
    if (error instanceof FolderInUse) return undefined;
    throw stateProblemOf(error, stateDir) ?? error;
  }
}

async function serveStopped(
  stateDir: string,
  stack: ProvisionedStack,
  lock: FolderLock,
): Promise<Connection> {
  const { region } = stack;
  const clock = createClock(stateDir);
  const groups = logGroupsOf(stack.logGroups);
  const store = openLogStore({ ...whole, folder: join(stateDir, "logs"), now: () => clock.now() });
  const logs = await startLogs({ groups, region, accountId, ...linesOf(store) });
  const common = { dataDir: join(stateDir, "data"), clock, region, accountId };
  const [secrets, kms, objects] = await Promise.all([
    startSecretsManager(common),
    startKms(common),
    serveS3(storedBuckets(common, stack)),
  ]);
  const urls = { logsUrl: logs.url, secretsUrl: secrets.url, objectsUrl: objects.url, keysUrl: kms.url };
  return {
    ...{ stack, isRunning: false, now: () => lastLineAt(store), ...urls },
    async close() {
      await Promise.all([logs, secrets, kms, objects].map((each) => each.close()));
      store.close();
      lock.release();
    },
  };
}
