import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { SQSClient } from "@aws-sdk/client-sqs";
import { createCallLog } from "../../src/endpoint/call-log.ts";
import { createFaults } from "../../src/endpoint/faults.ts";
import { createPrincipals } from "../../src/endpoint/principals.ts";
import {
  type AwsEndpointOptions,
  type AwsRequest,
  type AwsResponse,
  type Backend,
  startAwsEndpoint,
} from "../../src/endpoint/server.ts";
import type { KnownResources } from "../../src/iam/known-resources.ts";
import { parsePolicy } from "../../src/iam/parse-policy.ts";

export const secretArn = "arn:aws:secretsmanager:ap-northeast-1:000000000000:secret:code-aB3dE6";

const resources: KnownResources = {
  region: "ap-northeast-1",
  accountId: "000000000000",
  table: (name) =>
    name === "ephemeral"
      ? { partitionKey: "pk", indexPartitionKeys: new Map(), kmsKeyArn: undefined }
      : undefined,
  queue: () => ({ kmsKeyArn: undefined }),
  secret: (id) => (id === "code" ? { arn: secretArn, kmsKeyArn: undefined } : undefined),
  senderIdentities: new Set(["city.jp"]),
};

/** What `place-order` may do; `sign-out` may do nothing. */
const policy = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Action: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
      Resource: "arn:aws:dynamodb:ap-northeast-1:000000000000:table/ephemeral",
      Condition: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["LIMIT#*"] } },
    },
    { Effect: "Allow", Action: "sqs:SendMessage", Resource: "arn:aws:sqs:ap-northeast-1:000000000000:mail" },
    { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: secretArn },
    {
      Effect: "Allow",
      Action: "ses:SendEmail",
      Resource: [
        "arn:aws:ses:ap-northeast-1:000000000000:identity/city.jp",
        "arn:aws:ses:ap-northeast-1:000000000000:configuration-set/mails",
      ],
    },
    {
      Effect: "Allow",
      Action: "cognito-idp:AdminGetUser",
      Resource: "arn:aws:cognito-idp:*:*:userpool/pool_1",
    },
    { Effect: "Deny", Action: "sqs:PurgeQueue", Resource: "*" },
  ],
};

/** The operator's is a documented one. */
export const secretOf = (accessKeyId: string): string =>
  accessKeyId.startsWith("LOCALADMIN") ? "any" : "secret";

export interface EndpointParts extends Partial<Pick<AwsEndpointOptions, "control" | "resources">> {
  /** Stands for every service, unless `dynamodb` is given. */
  readonly backend?: (request: AwsRequest) => Promise<AwsResponse>;
  readonly dynamodb?: Backend;
  /** The moved clock; default is real time. */
  now?(): number;
}

/** A endpoint with two functions before in-process backends that answer `{}`, and what they received. */
export async function anEndpoint(parts: EndpointParts = {}) {
  const principals = createPrincipals();
  const add = (
    functionName: string,
    accessKeyId: string,
    appId: string,
    statements: ReturnType<typeof parsePolicy>,
  ) =>
    principals.add(
      { functionName, roleName: `${functionName}-role`, statements },
      { accessKeyId, secretAccessKey: secretOf(accessKeyId), appId },
    );
  add("place-order", "AKIASTART", "PlaceOrder", parsePolicy(policy, "StartPolicy"));
  add("sign-out", "AKIASIGNOUT", "SignOut", []);
  const calls = createCallLog({ principalNamed: principals.named });
  const faults = createFaults();
  const received: AwsRequest[] = [];
  const crashed: string[] = [];
  const backend = async (request: AwsRequest): Promise<AwsResponse> => {
    received.push(request);
    return parts.backend ? await parts.backend(request) : { status: 200, headers: {}, body: "{}" };
  };
  const endpoint = await startAwsEndpoint({
    port: 0,
    keyOf: principals.ofAccessKey,
    principalByAppId: principals.ofAppId,
    backends: {
      dynamodb: parts.dynamodb ?? backend,
      sqs: backend,
      ses: backend,
      "cognito-idp": backend,
      secretsmanager: backend,
      logs: backend,
      s3: backend,
      kms: backend,
      events: backend,
      lambda: backend,
    },
    calls,
    faults,
    clock: {
      now: parts.now ?? Date.now,
      offsetMs: () => 0,
      advance: () => {},
      onChange: () => () => {},
    },
    crash: async (functionName, traceId) => {
      crashed.push(`${functionName} ${traceId}`);
    },
    resources: parts.resources ?? (() => resources),
    control: parts.control ?? (() => false),
  });
  const made: { destroy(): void }[] = [];
  return {
    ...endpoint,
    calls,
    faults,
    received,
    /** Functions that were ended, each with the trace of its invocation. */
    crashed,
    outcomes: () => calls.list().map(({ operation, outcome }) => `${operation} ${outcome}`),
    /** Real SDK clients that call through the endpoint as the holder of the key does. */
    clients: (accessKeyId: string, more: object = {}) => {
      const clients = sdkClients(accessKeyId, endpoint.url, more);
      made.push(...Object.values(clients));
      return clients;
    },
    async close() {
      for (const client of made) client.destroy();
      await endpoint.close();
    },
  };
}

export type Clients = ReturnType<typeof sdkClients>;

function sdkClients(accessKeyId: string, endpoint: string, more: object) {
  const credentials = { accessKeyId, secretAccessKey: secretOf(accessKeyId) };
  const settings = { endpoint, region: "ap-northeast-1", credentials, ...more };
  return {
    dynamodb: new DynamoDBClient(settings),
    // The answers of in-process backends have no checksum of the message.
    sqs: new SQSClient({ ...settings, md5: false }),
    ses: new SESv2Client(settings),
    cognito: new CognitoIdentityProviderClient(settings),
    secrets: new SecretsManagerClient(settings),
  };
}
