import type { HttpApiSettings } from "../services/api-gateway/http-api.ts";
import type { Behavior } from "../services/cloudfront/behavior.ts";
import type { CloudFrontFunction } from "../services/cloudfront/cloudfront-function.ts";
import type { PolicyHeader } from "../services/cloudfront/response-headers.ts";
import type { Cognito } from "../services/cognito/cognito.ts";
import type { DynamoDb } from "../services/dynamodb/dynamodb.ts";
import type { EventBridge } from "../services/event-bridge/event-bridge.ts";
import { DEFAULT_BUS, type EventRule } from "../services/event-bridge/event-bus.ts";
import type { QueuePolicy } from "../services/event-bridge/queue-policy.ts";
import type { ScheduledRule } from "../services/event-bridge/schedules.ts";
import type { DeliveryStream, Subscription } from "../services/firehose/delivery-stream.ts";
import type { Kms } from "../services/kms/kms.ts";
import type { SqsMapping } from "../services/lambda/event-sources/sqs-poller.ts";
import type { FunctionSettings } from "../services/lambda/function-settings.ts";
import type { InvokePermission } from "../services/lambda/invoke-permission.ts";
import type { Bucket } from "../services/s3/buckets.ts";
import type { S3 } from "../services/s3/s3.ts";
import type { SecretsManager } from "../services/secrets-manager/secrets-manager.ts";
import type { Ses } from "../services/ses/ses.ts";
import type { Sqs } from "../services/sqs/sqs.ts";
import type { TemplateResource } from "../template/load-template.ts";
import type { PhysicalResource } from "../template/resolve.ts";

/** A resource of the template with its intrinsics resolved. */
export type ResolvedResource = Pick<TemplateResource, "logicalId" | "type" | "properties">;

export interface Emulators {
  readonly dynamoDb: DynamoDb;
  readonly sqs: Sqs;
  readonly ses: Ses;
  readonly cognito: Cognito;
  readonly secretsManager: SecretsManager;
  readonly s3: Pick<S3, "ensureBucket" | "put" | "answer">;
  readonly kms: Kms;
  readonly eventBridge: EventBridge;
}

/** What resources declare and what begins to work only when all of them are provisioned. */
export interface Declarations {
  readonly functions: FunctionDeclaration[];
  readonly permissions: InvokePermission[];
  readonly mappings: MappingDeclaration[];
  readonly queues: QueueDeclaration[];
  /** By the queue's ARN. */
  readonly queuePolicies: Map<string, QueuePolicy>;
  /** By name. */
  readonly eventBuses: Set<string>;
  readonly eventRules: EventRule[];
  readonly schedules: ScheduledRule[];
  readonly apis: Map<string, ApiDeclaration>;
  /** By name. */
  readonly buckets: Map<string, Bucket>;
  /** By ARN. */
  readonly deliveryStreams: Map<string, DeliveryStream>;
  readonly subscriptions: Subscription[];
  /** By ARN. */
  readonly cloudFrontFunctions: Map<string, CloudFrontFunction>;
  /** By id. */
  readonly headersPolicies: Map<string, readonly PolicyHeader[]>;
  /** Names of headers that a cache policy or an origin request policy has go on to the origin, by id, in lower case. */
  readonly forwardedHeaders: Map<string, readonly string[]>;
  readonly distributions: DistributionDeclaration[];
}

export interface DistributionDeclaration {
  readonly rootObject: string;
  /** Of the HTTP APIs that it has behind it. */
  readonly apiIds: readonly string[];
  /** Complete when everything is provisioned. */
  behaviors(): readonly Behavior[];
}

export interface FunctionDeclaration {
  readonly logicalId: string;
  readonly roleArn: string;
  readonly settings: Omit<FunctionSettings, "credentials">;
}

export interface MappingDeclaration {
  readonly functionName: string;
  readonly mapping: SqsMapping;
}

export interface QueueDeclaration {
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  /** ARN of the queue's dead-letter queue. */
  readonly deadLetterArn?: string;
}

/** An HTTP API, filled in by its integrations, routes and stage. */
export interface ApiDeclaration {
  readonly apiId: string;
  readonly name: string;
  readonly cors: HttpApiSettings["cors"];
  /** Integration id → what it invokes. */
  readonly integrations: Map<string, { readonly functionArn: string; readonly timeoutMs: number }>;
  /** By route key. */
  readonly routes: Map<string, { readonly integrationId: string; readonly needsIam: boolean }>;
  stage?: Pick<HttpApiSettings, "stage" | "throttle" | "accessLogFormat"> & {
    readonly routeThrottles: ReadonlyMap<string, NonNullable<HttpApiSettings["throttle"]>>;
    /** Name of the log group that takes the access log. */
    readonly accessLogGroup?: string;
  };
}

export interface ProvisionContext {
  readonly stackName: string;
  readonly region: string;
  readonly accountId: string;
  readonly emulators: Emulators;
  readonly declared: Declarations;
  assetFolder(s3Key: string): string;
}

/** Provisions one resource, or finds it from an earlier start, and returns what it is known by. */
export type ResourceHandler = (
  resource: ResolvedResource,
  context: ProvisionContext,
) => PhysicalResource | Promise<PhysicalResource>;

export function emptyDeclarations(): Declarations {
  return {
    functions: [],
    permissions: [],
    mappings: [],
    queues: [],
    queuePolicies: new Map(),
    eventBuses: new Set([DEFAULT_BUS]),
    eventRules: [],
    schedules: [],
    apis: new Map(),
    buckets: new Map(),
    deliveryStreams: new Map(),
    subscriptions: [],
    cloudFrontFunctions: new Map(),
    headersPolicies: new Map(),
    forwardedHeaders: new Map(),
    distributions: [],
  };
}
