/** Cognito user pools: own, on SQLite. Why not an existing emulator: docs/adr/0008-own-cognito-emulator.md */
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import type { Clock } from "../../cloud/clock.ts";
import { listenOnLoopback } from "../../listening/loopback-server.ts";
import type { Properties } from "../properties.ts";
import { answerAwsJson } from "../shared/aws-json.ts";
import { readClientSettings } from "./client-settings.ts";
import { type Directory, userPoolArn } from "./directory.ts";
import { ensureClient, ensurePool } from "./ensure.ts";
import { adminCreateUser } from "./operations/create-user.ts";
import { describeOperations } from "./operations/descriptions.ts";
import { listUsers } from "./operations/list-users.ts";
import { adminInitiateAuth, initiateAuth } from "./operations/sign-in.ts";
import { signUp } from "./operations/sign-up.ts";
import { userOperations } from "./operations/users.ts";
import { readPoolSettings } from "./pool-settings.ts";
import { publicKeySet } from "./signing-key.ts";
import { openUserStore } from "./store.ts";
import type { InvokeTrigger } from "./trigger-event.ts";

export interface CognitoOptions {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly invokeTrigger: InvokeTrigger;
  /** How long one attempt of a trigger may take; default 5,000 ms, which is fixed in AWS. For tests. */
  readonly triggerTimeoutMs?: number;
}

export interface Cognito {
  readonly url: string;
  /** The pool of an `AWS::Cognito::UserPool`; `UserPoolName` must be among the properties and is its identity. */
  ensureUserPool(
    properties: Properties,
  ): Promise<{ readonly id: string; readonly arn: string; readonly providerName: string }>;
  /** The client of an `AWS::Cognito::UserPoolClient`; `ClientName` must be among the properties. */
  ensureClient(properties: Properties): Promise<{ readonly id: string; readonly secret?: string }>;
  close(): Promise<void>;
}

export async function startCognito(options: CognitoOptions): Promise<Cognito> {
  const { clock, region, accountId, invokeTrigger: invoke, triggerTimeoutMs: timeoutMs = 5_000 } = options;
  const store = openUserStore(join(options.dataDir, "cognito.db"));
  const directory = { store, clock, region, accountId, trigger: { invoke, timeoutMs, attempts: 3 } };
  const server = await listenOnLoopback(handlerOf(directory));
  return {
    url: server.url,
    async ensureUserPool(properties) {
      const { id } = await ensurePool(directory, readPoolSettings(properties));
      const providerName = `cognito-idp.${region}.amazonaws.com/${id}`;
      return { id, arn: userPoolArn(directory, id), providerName };
    },
    async ensureClient(properties) {
      const { id, secret } = ensureClient(directory, readClientSettings(properties));
      return secret === null ? { id } : { id, secret };
    },
    async close() {
      await server.close();
      store.close();
    },
  };
}

function handlerOf(directory: Directory) {
  const service = {
    target: "AWSCognitoIdentityProviderService",
    operations: {
      SignUp: signUp(directory),
      AdminInitiateAuth: adminInitiateAuth(directory),
      InitiateAuth: initiateAuth(directory),
      AdminCreateUser: adminCreateUser(directory),
      ListUsers: listUsers(directory),
      ...userOperations(directory),
      ...describeOperations(directory),
    },
    internalError: "InternalErrorException",
  };
  return async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === "GET") answerKeySet(directory, request, response);
    else await answerAwsJson(service, request, response);
  };
}

/** `GET /<pool id>/.well-known/jwks.json`, for whoever verifies tokens. */
function answerKeySet({ store }: Directory, request: IncomingMessage, response: ServerResponse): void {
  const [, poolId = ""] = /^\/([^/]+)\/\.well-known\/jwks\.json$/.exec(request.url ?? "") ?? [];
  const pool = store.findPool(poolId);
  const body = pool === undefined ? { message: "Not Found" } : publicKeySet(pool.key_id, pool.private_key);
  response.writeHead(pool === undefined ? 404 : 200, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
