import { isObject, type JsonObject } from "../template/json.ts";
import { type ResolutionScope, resolve } from "../template/resolve.ts";
import { type LoadedTemplate, TemplateError } from "../template/template.ts";
import { kmsKeyArn } from "./kms-key.ts";

/** What authorization must know of the provisioned resources beyond what a request says. */
export interface KnownResources {
  readonly region: string;
  readonly accountId: string;
  table(name: string): KnownTable | undefined;
  /** By queue name. */
  queue(name: string): KnownQueue | undefined;
  /** By name or ARN, with or without the six random characters at its end. */
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

interface Provisioned {
  readonly ref: string;
  readonly properties: JsonObject;
}

/** Reads it off the template's tables, queues, secrets and sender identities that are provisioned in `scope`. */
export function knownResources(template: LoadedTemplate, scope: ResolutionScope): KnownResources {
  const ofType = (type: string): Provisioned[] => provisioned(type, template, scope);
  const tables = new Map(
    ofType("AWS::DynamoDB::Table").map((table) => [table.ref, knownTable(table, scope)]),
  );
  const queues = new Map(
    ofType("AWS::SQS::Queue").map(({ ref, properties }) => [
      ref.slice(ref.lastIndexOf("/") + 1),
      { kmsKeyArn: kmsKeyArn(properties["KmsMasterKeyId"], scope) },
    ]),
  );
  const secrets = new Map(
    ofType("AWS::SecretsManager::Secret").flatMap((secret) => knownSecret(secret, scope)),
  );
  const identities = ofType("AWS::SES::EmailIdentity").map(({ ref }) => ref.toLowerCase());
  return {
    region: scope.region,
    accountId: scope.accountId,
    table: (name) => tables.get(name),
    queue: (name) => queues.get(name),
    secret: (id) => secrets.get(id),
    senderIdentities: new Set(identities),
  };
}

function provisioned(type: string, template: LoadedTemplate, scope: ResolutionScope): Provisioned[] {
  return [...template.resources.values()].flatMap((resource) => {
    const physical = scope.physical.get(resource.logicalId);
    if (resource.type !== type || physical === undefined) return [];
    const properties = resolve(resource.properties, scope, resource.logicalId);
    return [{ ref: physical.ref, properties: isObject(properties) ? properties : {} }];
  });
}

function knownTable({ properties }: Provisioned, scope: ResolutionScope): KnownTable {
  const indexes = [properties["GlobalSecondaryIndexes"], properties["LocalSecondaryIndexes"]]
    .flat()
    .filter(isObject);
  const encryption = properties["SSESpecification"];
  return {
    partitionKey: partitionKey(properties),
    indexPartitionKeys: new Map(indexes.map((index) => [String(index["IndexName"]), partitionKey(index)])),
    kmsKeyArn: isObject(encryption) ? kmsKeyArn(encryption["KMSMasterKeyId"], scope) : undefined,
  };
}

function partitionKey({ KeySchema: schema }: JsonObject): string {
  const keys: unknown[] = Array.isArray(schema) ? schema : [];
  const name = keys.filter(isObject).find((key) => key["KeyType"] === "HASH")?.["AttributeName"];
  if (typeof name === "string") return name;
  throw new TemplateError("KeySchema", "a table or index has no HASH key");
}

function knownSecret({ ref, properties }: Provisioned, scope: ResolutionScope): [string, KnownSecret][] {
  const secret = { arn: ref, kmsKeyArn: kmsKeyArn(properties["KmsKeyId"], scope) };
  const partialArn = ref.replace(/-[A-Za-z0-9]{6}$/, "");
  const name = partialArn.slice(partialArn.indexOf(":secret:") + ":secret:".length);
  return [ref, partialArn, name].map((id) => [id, secret]);
}
