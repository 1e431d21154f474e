import { createPublicKey, verify } from "node:crypto";
import {
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminInitiateAuthCommand,
  type AuthFlowType,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import * as z from "zod";
import { failureOf } from "../../support/fixtures.ts";
import { aUserPool, EMAIL, PASSWORD, type UserPool } from "../a-user-pool.ts";

const WRONG = { name: "NotAuthorizedException", message: "Incorrect username or password." };
const LOCKED = { name: "NotAuthorizedException", message: "Password attempts exceeded" };
const keySet = z.object({ keys: z.tuple([z.record(z.string(), z.string())]) });

// Each test draws a key pair for its pool.
jest.setTimeout(30_000);

describe("AdminInitiateAuth", () => {
  let pool: UserPool;

  beforeEach(async () => {
    pool = await aUserPool();
    await pool.signUp();
  });

  afterEach(() => pool.remove());

  const userOf = () => ({ UserPoolId: pool.ids().pool, Username: EMAIL });
  const claimsOf = (token = "") => JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());

  it.each([EMAIL, "Taro@Example.JP", "TARO@EXAMPLE.JP"])("signs in as %s", async (email) => {
    const { AuthenticationResult: result } = await pool.signIn(email);
    expect(result).toMatchObject({ ExpiresIn: 3600, TokenType: "Bearer", RefreshToken: expect.any(String) });
  });

  it("issues tokens with Cognito's claims, signed by the pool's published key", async () => {
    const { AuthenticationResult: result } = await pool.signIn();
    const { pool: poolId, client } = pool.ids();
    const seconds = Math.floor(pool.clock.now() / 1000);
    const common = {
      iss: `https://cognito-idp.ap-northeast-1.amazonaws.com/${poolId}`,
      auth_time: seconds,
      iat: seconds,
      exp: seconds + 3600,
    };
    expect(claimsOf(result?.IdToken)).toMatchObject({
      ...common,
      aud: client,
      token_use: "id",
      email: EMAIL,
      email_verified: true,
      "custom:accountId": "account-1",
    });
    expect(claimsOf(result?.AccessToken)).toMatchObject({
      ...common,
      client_id: client,
      token_use: "access",
    });
    expect(claimsOf(result?.AccessToken)).not.toHaveProperty("email");
    const published = await fetch(`${pool.emulator().url}/${poolId}/.well-known/jwks.json`);
    const { keys } = keySet.parse(await published.json());
    const [head, body, signature = ""] = (result?.IdToken ?? "").split(".");
    const key = createPublicKey({ key: keys[0], format: "jwk" });
    const signed = Buffer.from(`${head}.${body}`);
    expect(verify("RSA-SHA256", signed, key, Buffer.from(signature, "base64url"))).toBe(true);
    expect(keys[0]).not.toHaveProperty("d");
  });

  it("answers a wrong password and an unknown address alike", async () => {
    expect(await failureOf(pool.signIn(EMAIL, "wrong-pass-1"))).toEqual(WRONG);
    expect(await failureOf(pool.signIn("nobody@example.jp"))).toEqual(WRONG);
  });

  it("refuses a disabled user until it is enabled again", async () => {
    await pool.sdk().send(new AdminDisableUserCommand(userOf()));
    const failure = await failureOf(pool.signIn());
    expect(failure).toEqual({ name: "NotAuthorizedException", message: "User is disabled." });
    await pool.sdk().send(new AdminEnableUserCommand(userOf()));
    await pool.signIn();
  });

  it("checks the secret hash over the username as submitted", async () => {
    const message = expect.stringContaining("Unable to verify secret hash for client");
    const foreign = pool.signIn(EMAIL.toUpperCase(), PASSWORD, { SECRET_HASH: pool.hashOf(EMAIL) });
    expect(await failureOf(foreign)).toEqual({ name: "NotAuthorizedException", message });
  });

  it.each<[AuthFlowType, string]>([
    ["USER_PASSWORD_AUTH", "Auth flow not enabled for this client"],
    ["REFRESH_TOKEN_AUTH", "REFRESH_TOKEN_AUTH is not emulated by the local cloud."],
  ])("refuses the flow %s", async (AuthFlow, message) => {
    const { pool: UserPoolId, client: ClientId } = pool.ids();
    const call = pool
      .sdk()
      .send(new AdminInitiateAuthCommand({ UserPoolId, ClientId, AuthFlow, AuthParameters: {} }));
    expect(await failureOf(call)).toEqual({ name: "InvalidParameterException", message });
  });

  describe("after five wrong passwords", () => {
    const fail = async (times: number) => {
      for (let attempt = 0; attempt < times; attempt += 1) {
        expect(await failureOf(pool.signIn(EMAIL, "wrong-pass-1"))).toEqual(WRONG);
      }
    };

    it("locks the user out for a second, then for twice as long with each failure", async () => {
      await fail(5);
      expect(await failureOf(pool.signIn())).toEqual(LOCKED);
      pool.clock.advance(1);
      await fail(1);
      pool.clock.advance(1);
      expect(await failureOf(pool.signIn())).toEqual(LOCKED);
      pool.clock.advance(1);
      await pool.signIn();
    });

    it("starts anew after a success", async () => {
      await fail(5);
      pool.clock.advance(1);
      await pool.signIn();
      await fail(4);
      await pool.signIn();
    });

    it("starts anew after a quarter of an hour without attempts", async () => {
      await fail(5);
      pool.clock.advance(15 * 60);
      await fail(4);
      await pool.signIn();
    });

    it("counts concurrent attempts, too, and remembers across a restart", async () => {
      const attempts = Array.from({ length: 12 }, () => failureOf(pool.signIn(EMAIL, "wrong-pass-1")));
      const failures = await Promise.all(attempts);
      expect(failures.filter(({ message }) => message === WRONG.message)).toHaveLength(5);
      await pool.restart();
      expect(await failureOf(pool.signIn())).toEqual(LOCKED);
    });
  });
});

describe("AdminInitiateAuth of a client with legacy errors", () => {
  it("distinguishes an unknown address from a wrong password", async () => {
    const pool = await aUserPool({ client: { PreventUserExistenceErrors: "LEGACY" } });
    const failure = await failureOf(pool.signIn("nobody@example.jp"));
    expect(failure).toEqual({ name: "UserNotFoundException", message: "User does not exist." });
    await pool.remove();
  });
});

describe("InitiateAuth", () => {
  const signIn = (pool: UserPool, AuthFlow: AuthFlowType, PASSWORD_ = PASSWORD) =>
    pool.sdk().send(
      new InitiateAuthCommand({
        ClientId: pool.ids().client,
        AuthFlow,
        AuthParameters: { USERNAME: EMAIL, PASSWORD: PASSWORD_, SECRET_HASH: pool.hashOf(EMAIL) },
      }),
    );

  it("signs in without a signature where the client has the flow", async () => {
    const pool = await aUserPool({ client: { ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"] } });
    try {
      await pool.signUp();
      const { AuthenticationResult: result } = await signIn(pool, "USER_PASSWORD_AUTH");
      expect(result).toMatchObject({ AccessToken: expect.any(String), IdToken: expect.any(String) });
      expect(await failureOf(signIn(pool, "USER_PASSWORD_AUTH", "wrong-pass-1"))).toEqual(WRONG);
      expect((await failureOf(signIn(pool, "ADMIN_USER_PASSWORD_AUTH"))).name).toBe(
        "InvalidParameterException",
      );
      expect((await failureOf(pool.signIn())).name).toBe("InvalidParameterException");
    } finally {
      await pool.remove();
    }
  });
});
