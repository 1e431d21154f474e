import type { LoadedTemplate } from "../template/load-template.ts";
import type { ResolutionScope } from "../template/resolve.ts";

/** What authorization must know of the standing resources beyond what a request says. */
export interface KnownResources {
  readonly region: string;
  readonly accountId: string;
  table(name: string): KnownTable | undefined;
  /** By queue name. */
  queue(name: string): KnownQueue | undefined;
  /** By name or ARN. */
  secret(id: string): KnownSecret | undefined;
  /** Verified SES identities: domains and addresses, lower case. */
  readonly senderIdentities: ReadonlySet<string>;
}

export interface KnownTable {
  readonly partitionKey: string;
  /** Index name → its partition key attribute. */
  readonly indexPartitionKeys: ReadonlyMap<string, string>;
  /** Customer-managed key that encrypts the table. */
  readonly kmsKeyArn: string | undefined;
}

export interface KnownQueue {
  readonly kmsKeyArn: string | undefined;
}

export interface KnownSecret {
  readonly arn: string;
  readonly kmsKeyArn: string | undefined;
}

/** Reads them off the template; call when everything stands. */
export declare function knownResources(template: LoadedTemplate, scope: ResolutionScope): KnownResources;
