import type { LoadedTemplate } from "./template.ts";

/** What provisioning a resource yields: what `Ref` gives and what `Fn::GetAtt` may name. */
export interface PhysicalResource {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What a reference to Secrets Manager names. */
export interface SecretReference {
  /** Name or ARN. */
  readonly id: string;
  /** Member of the secret's JSON; absent, the whole text is meant. */
  readonly jsonKey?: string;
  readonly versionStage?: string;
  readonly versionId?: string;
}

export interface ResolutionScope {
  readonly template: LoadedTemplate;
  /** Logical id → resource already provisioned. */
  readonly physical: ReadonlyMap<string, PhysicalResource>;
  readonly region: string;
  readonly accountId: string;
  /** The secret's text; throws for one that is not there. Absent, where CloudFormation resolves no secrets. */
  readonly secretText?: (reference: SecretReference) => string;
}
