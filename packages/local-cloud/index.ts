/** The package's one entrance: what is not named here is free to change. See README.md. */
import type { CloudOptions, LocalCloud } from "./src/cloud/cloud.ts";

export { differences, type Fingerprint, fingerprintOf } from "./src/assembly/fingerprint.ts";
export {
  planSynthesis,
  type Synthesis,
  SynthesisFailed,
  type SynthesisOptions,
} from "./src/assembly/synthesize.ts";
export { accountId, defaultRegion } from "./src/cloud/base.ts";
export { type Clock, createClock } from "./src/cloud/clock.ts";
export type { CloudOptions, LocalCloud, Urls } from "./src/cloud/cloud.ts";
export { CloudSilent, type Connection, connect } from "./src/cloud/connect.ts";
export { examineTemplate, type TemplateExamination } from "./src/cloud/examine-template.ts";
export { choosePorts, PortForbidden, PortInUse, type Ports, PortUnavailable } from "./src/cloud/ports.ts";
export { prepareProcess, restartWithFewerPools } from "./src/cloud/prepare-process.ts";
export { type ProvisionedStack, recallStack, rememberStack } from "./src/cloud/stack-outputs.ts";
export { openStateFolder, type StateFolder, StateFolderInUse } from "./src/cloud/state-folder.ts";
export type { FaultMode, FaultRule } from "./src/endpoint/faults.ts";
export { isServiceName, type ServiceName } from "./src/endpoint/services.ts";
export { english, type InboxLanguage, type InboxSettings, type InboxWords } from "./src/inbox/words.ts";
export { surviveExceptions } from "./src/listening/last-guard.ts";
export type { AccessRecord } from "./src/services/api-gateway/access-log.ts";
export type { RoleSession } from "./src/services/api-gateway/iam-authorization.ts";
export { newRequestId, payloadEvent } from "./src/services/api-gateway/payload-event.ts";
export { createCloudFrontFunction } from "./src/services/cloudfront/cloudfront-function.ts";
export { countedFailures, isLockedOut, type SignInHistory } from "./src/services/cognito/lockout.ts";
export { hashPassword } from "./src/services/cognito/passwords.ts";
export type { DynamoDb } from "./src/services/dynamodb/dynamodb.ts";
export { type LogStore, openLogStore } from "./src/services/lambda/log-store.ts";
export { parseFilterPattern } from "./src/services/logs/filter-pattern.ts";
export { startSecretsManager } from "./src/services/secrets-manager/secrets-manager.ts";
export type { DeliveryScenario } from "./src/services/ses/delivery-scenarios.ts";
export { type StoredMail, storedMail } from "./src/services/ses/stored-mail.ts";
export { FolderInUse, type FolderLock, lockFolder } from "./src/services/shared/folder-lock.ts";
export { StateProblem, type StateProblemKind } from "./src/services/shared/state-problem.ts";

/**
 * Provisions the one stack of a cloud assembly on this machine, and serves it until `close()`.
 *
 * @throws PortUnavailable, StateProblem, or an Error that names the resource which cannot be provisioned; whatever was started by then is
 * stopped again
 */
export async function startCloud(options: CloudOptions): Promise<LocalCloud> {
  // Late, as it loads all services: a program can say what it is doing first, or find that it has nothing to start.
  const { startCloud: start } = await import("./src/cloud/cloud.ts");
  return start(options);
}

/** One service alone, for tests of what calls it. */
export async function startDynamoDb(
  options: Parameters<typeof import("./src/services/dynamodb/dynamodb.ts").startDynamoDb>[0],
) {
  const { startDynamoDb: start } = await import("./src/services/dynamodb/dynamodb.ts");
  return start(options);
}

export async function startCognito(
  options: Parameters<typeof import("./src/services/cognito/cognito.ts").startCognito>[0],
) {
  const { startCognito: start } = await import("./src/services/cognito/cognito.ts");
  return start(options);
}
