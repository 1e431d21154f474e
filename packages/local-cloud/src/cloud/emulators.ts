import { join } from "node:path";
import type { InboxSettings } from "../inbox/words.ts";
import type { Emulators } from "../resources/resource-handler.ts";
import { startCognito } from "../services/cognito/cognito.ts";
import type { InvokeTrigger } from "../services/cognito/trigger-event.ts";
import { startDynamoDb } from "../services/dynamodb/dynamodb.ts";
import { startEventBridge } from "../services/event-bridge/event-bridge.ts";
import { startKms } from "../services/kms/kms.ts";
import { createS3 } from "../services/s3/s3.ts";
import { startSecretsManager } from "../services/secrets-manager/secrets-manager.ts";
import { startSes } from "../services/ses/ses.ts";
import { startSqs } from "../services/sqs/sqs.ts";
import type { Base } from "./base.ts";
import type { Closers } from "./closers.ts";

/** All at once; should one fail, those that came up are with the closers. */
export async function startEmulators(
  base: Base,
  { stateDir, inbox }: { readonly stateDir: string; readonly inbox?: InboxSettings },
  invokeTrigger: InvokeTrigger,
  closers: Closers,
): Promise<Emulators> {
  const { clock, region, accountId, ports, awsUrl } = base;
  const common = { dataDir: join(stateDir, "data"), clock, region, accountId };
  const kept = async <T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    const started = await starting;
    closers.add(() => started.close());
    return started;
  };
  const starting = [
    kept(startDynamoDb(common)),
    kept(startSqs({ ...common, publicUrl: awsUrl })),
    kept(startSes({ ...common, inboxPort: ports.inbox, ...(inbox && { inbox }) })),
    kept(startCognito({ ...common, invokeTrigger })),
    kept(startSecretsManager(common)),
    kept(startKms(common)),
    kept(startEventBridge(common)),
  ] as const;
  await Promise.allSettled(starting);
  const [dynamoDb, sqs, ses, cognito, secretsManager, kms, eventBridge] = await Promise.all(starting);
  const s3 = createS3(common);
  return { dynamoDb, sqs, ses, cognito, secretsManager, kms, eventBridge, s3 };
}
