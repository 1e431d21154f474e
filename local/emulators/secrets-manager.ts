import type { Clock } from "../clock.ts";
import type { Properties } from "./properties.ts";

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
  close(): Promise<void>;
}

export async function startSecretsManager(_options: SecretsManagerOptions): Promise<SecretsManager> {
  throw new Error("startSecretsManager is being written");
}
