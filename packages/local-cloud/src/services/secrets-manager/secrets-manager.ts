/** Secrets Manager: own, on SQLite, in a file that only its owner can read. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Clock } from "../../cloud/clock.ts";
import { listenOnLoopback } from "../../listening/loopback-server.ts";
import type { Properties } from "../properties.ts";
import { answerAwsJson } from "../shared/aws-json.ts";
import { generateSecret } from "./generate.ts";
import { secretOperations, secretTextOf } from "./operations.ts";
import { readSecretProperties, type SecretProperties } from "./secret-properties.ts";
import { openSecretStore, type SecretStore } from "./store.ts";

interface WantedSecret {
  /** Name or ARN. */
  readonly id: string;
  readonly versionStage?: string;
  readonly versionId?: string;
}

export interface SecretsManagerOptions {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
}

export interface SecretsManager {
  readonly url: string;
  /**
   * The secret of an `AWS::SecretsManager::Secret`; `Name` must be among the properties. A generated value is
   * drawn once and kept; a changed `SecretString` becomes a new version.
   */
  ensureSecret(properties: Properties): Promise<{ readonly name: string; readonly arn: string }>;
  /** What CloudFormation reads for a dynamic reference; throws when there is no such secret or version. */
  secretText(wanted: WantedSecret): string;
  close(): Promise<void>;
}

export async function startSecretsManager(options: SecretsManagerOptions): Promise<SecretsManager> {
  const { clock, region, accountId } = options;
  const store = openSecretStore(join(options.dataDir, "secrets.db"));
  const service = {
    target: "secretsmanager",
    operations: secretOperations(store, clock),
    internalError: "InternalServiceError",
  };
  const server = await listenOnLoopback((request, response) => answerAwsJson(service, request, response));
  const prefix = `arn:aws:secretsmanager:${region}:${accountId}:secret:`;
  return {
    url: server.url,
    async ensureSecret(properties) {
      const secret = readSecretProperties(properties);
      return { name: secret.Name, arn: ensure(store, secret, prefix, clock.now()) };
    },
    secretText: ({ id, versionStage, versionId }) =>
      secretTextOf(store, id, { VersionStage: versionStage, VersionId: versionId }),
    async close() {
      await server.close();
      store.close();
    },
  };
}

function ensure(store: SecretStore, properties: SecretProperties, arnPrefix: string, now: number): string {
  const { Name: name, GenerateSecretString: generation, SecretString: declared = null } = properties;
  const existing = store.find(name);
  const secret = {
    arn: existing?.arn ?? `${arnPrefix}${name}-${randomBytes(3).toString("hex")}`,
    name,
    description: properties.Description ?? null,
    generation: generation === undefined ? null : JSON.stringify(generation),
    declared,
  };
  if (existing === undefined) store.create(secret, now);
  else store.update(secret);
  const hasValue = store.stagesOf(secret.arn).some(({ stage }) => stage === "AWSCURRENT");
  if (hasValue && existing?.declared === declared) return secret.arn;
  const value = declared ?? (generation === undefined ? undefined : generateSecret(generation));
  if (value !== undefined) store.put(secret.arn, value, ["AWSCURRENT"], now);
  return secret.arn;
}
