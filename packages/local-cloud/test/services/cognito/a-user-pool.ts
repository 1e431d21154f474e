import { createHmac } from "node:crypto";
import {
  AdminInitiateAuthCommand,
  CognitoIdentityProviderClient,
  SignUpCommand,
  type SignUpCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { type Cognito, startCognito } from "../../../src/services/cognito/cognito.ts";
import type { InvokeTrigger } from "../../../src/services/cognito/trigger-event.ts";
import {
  ACCOUNT,
  clientOf,
  REGION,
  type Scratch,
  scratchFolder,
  standingClock,
} from "../support/fixtures.ts";

import { CLIENT, confirm, POOL } from "./declarations.ts";

export const PASSWORD = "correct-horse-1";
export const EMAIL = "taro@example.jp";

/** A running emulator with one pool and one confidential client, which can be started again on the same folder. */
export async function aUserPool(given: { pool?: object; client?: object; timeoutMs?: number } = {}) {
  const scratch: Scratch = scratchFolder();
  const clock = standingClock();
  const trigger: { invoke: InvokeTrigger } = { invoke: confirm };
  let running: Cognito;
  let sdk: CognitoIdentityProviderClient;
  let ids: { pool: string; client: string; secret: string };

  async function start() {
    running = await startCognito({
      dataDir: scratch.folder,
      clock,
      region: REGION,
      accountId: ACCOUNT,
      invokeTrigger: (...asked) => trigger.invoke(...asked),
      ...(given.timeoutMs === undefined ? {} : { triggerTimeoutMs: given.timeoutMs }),
    });
    sdk = new CognitoIdentityProviderClient(clientOf(running.url));
    const pool = await running.ensureUserPool({ ...POOL, ...given.pool });
    const client = await running.ensureClient({ ...CLIENT, UserPoolId: pool.id, ...given.client });
    ids = { pool: pool.id, client: client.id, secret: client.secret ?? "" };
  }

  async function stop() {
    sdk.destroy();
    await running.close();
  }

  await start().catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const hashOf = (username: string) =>
    createHmac("sha256", ids.secret)
      .update(username + ids.client)
      .digest("base64");

  return {
    clock,
    trigger,
    emulator: () => running,
    sdk: () => sdk,
    ids: () => ids,
    hashOf,
    signUp: (email = EMAIL, changed: Partial<SignUpCommandInput> = {}) =>
      sdk.send(
        new SignUpCommand({
          ClientId: ids.client,
          SecretHash: hashOf(email),
          Username: email,
          Password: PASSWORD,
          UserAttributes: [
            { Name: "email", Value: email },
            { Name: "custom:accountId", Value: "account-1" },
          ],
          ClientMetadata: { orderId: "order-1" },
          ...changed,
        }),
      ),
    signIn: (email = EMAIL, password = PASSWORD, parameters: Record<string, string> = {}) =>
      sdk.send(
        new AdminInitiateAuthCommand({
          UserPoolId: ids.pool,
          ClientId: ids.client,
          AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
          AuthParameters: { USERNAME: email, PASSWORD: password, SECRET_HASH: hashOf(email), ...parameters },
        }),
      ),
    async restart() {
      await stop();
      await start();
    },
    async remove() {
      await stop();
      scratch.remove();
    },
  };
}

export type UserPool = Awaited<ReturnType<typeof aUserPool>>;
