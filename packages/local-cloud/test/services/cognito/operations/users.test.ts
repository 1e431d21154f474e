import {
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  ListUsersCommand,
  type ListUsersCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { failureOf } from "../../support/fixtures.ts";
import { aUserPool, EMAIL, type UserPool } from "../a-user-pool.ts";
import { CLIENT, POOL } from "../declarations.ts";

describe("an administrator of users", () => {
  let pool: UserPool;

  beforeEach(async () => {
    pool = await aUserPool();
    await pool.signUp();
  });

  afterEach(() => pool.remove());

  const userOf = (Username = EMAIL) => ({ UserPoolId: pool.ids().pool, Username });
  const setPassword = (Password: string, Permanent = true, username = EMAIL) =>
    pool.sdk().send(new AdminSetUserPasswordCommand({ ...userOf(username), Password, Permanent }));

  it("finds a user by address in any letter case, and by username", async () => {
    const found = await pool.sdk().send(new AdminGetUserCommand(userOf("TARO@example.jp")));
    const again = await pool.sdk().send(new AdminGetUserCommand(userOf(found.Username)));
    expect(again.UserAttributes).toEqual(found.UserAttributes);
  });

  it("sets a password, which then is the only one", async () => {
    await setPassword("another-pass-2");
    await pool.signIn(EMAIL, "another-pass-2");
    expect((await failureOf(pool.signIn())).name).toBe("NotAuthorizedException");
  });

  it("confirms a user by setting a password", async () => {
    pool.trigger.invoke = async (_arn, event) => ({ kind: "returned", payload: event });
    await pool.signUp("jiro@example.jp");
    await setPassword("another-pass-2", true, "jiro@example.jp");
    await pool.signIn("jiro@example.jp", "another-pass-2");
  });

  it.each([
    ["a weak password", "short-1", true, "InvalidPasswordException"],
    ["a temporary password", "another-pass-2", false, "InvalidParameterException"],
  ])("can't set %s", async (_case, password, permanent, name) => {
    expect((await failureOf(setPassword(password, permanent))).name).toBe(name);
  });

  it("deletes a user, whose address is free again", async () => {
    await pool.sdk().send(new AdminDeleteUserCommand(userOf()));
    expect(await failureOf(pool.sdk().send(new AdminGetUserCommand(userOf())))).toEqual({
      name: "UserNotFoundException",
      message: "User does not exist.",
    });
    await pool.signUp();
  });

  it("is told when the pool isn't there", async () => {
    const call = pool.sdk().send(new AdminGetUserCommand({ UserPoolId: "nope", Username: EMAIL }));
    expect(await failureOf(call)).toEqual({
      name: "ResourceNotFoundException",
      message: "User pool nope does not exist.",
    });
  });

  it("is told by name which operation is not emulated", async () => {
    const failure = await failureOf(pool.sdk().send(new AdminUserGlobalSignOutCommand(userOf())));
    expect(failure).toEqual({
      name: "UnknownOperationException",
      message: "AWSCognitoIdentityProviderService.AdminUserGlobalSignOut is not emulated by the local cloud.",
    });
  });

  describe("listing users", () => {
    const list = (more: Partial<ListUsersCommandInput> = {}) =>
      pool.sdk().send(new ListUsersCommand({ UserPoolId: pool.ids().pool, ...more }));
    const emailsOf = ({ Users = [] }: Awaited<ReturnType<typeof list>>) =>
      Users.map(({ Attributes = [] }) => Attributes.find(({ Name }) => Name === "email")?.Value);

    beforeEach(async () => {
      pool.clock.advance(1);
      await pool.signUp("jiro@example.jp");
    });

    it.each([
      [undefined, [EMAIL, "jiro@example.jp"]],
      ['email = "jiro@example.jp"', ["jiro@example.jp"]],
      ['email ^= "ta"', [EMAIL]],
      ['cognito:user_status = "CONFIRMED"', [EMAIL, "jiro@example.jp"]],
      ['status = "Disabled"', []],
    ])("filters by %s", async (Filter, expected) => {
      expect(emailsOf(await list({ Filter }))).toEqual(expected);
    });

    it("gives page after page", async () => {
      const first = await list({ Limit: 1 });
      const second = await list({ Limit: 1, PaginationToken: first.PaginationToken });
      expect([...emailsOf(first), ...emailsOf(second)]).toEqual([EMAIL, "jiro@example.jp"]);
      expect(second.PaginationToken).toBeUndefined();
    });

    it("does not search custom attributes, as Cognito doesn't", async () => {
      const failure = await failureOf(list({ Filter: 'custom:accountId = "account-1"' }));
      expect(failure.name).toBe("InvalidParameterException");
    });
  });

  it("describes the pool and the client", async () => {
    const { pool: UserPoolId, client: ClientId, secret } = pool.ids();
    const described = await pool.sdk().send(new DescribeUserPoolCommand({ UserPoolId }));
    expect(described.UserPool).toMatchObject({ Id: UserPoolId, Name: "accounts", EstimatedNumberOfUsers: 1 });
    expect(described.UserPool?.SchemaAttributes).toContainEqual(
      expect.objectContaining({ Name: "custom:accountId", Mutable: false }),
    );
    const client = await pool.sdk().send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
    expect(client.UserPoolClient).toMatchObject({ ClientName: "api", ClientSecret: secret });
  });
});

describe("declaring a user pool again", () => {
  let pool: UserPool;

  beforeEach(async () => {
    pool = await aUserPool();
  });

  afterEach(() => pool.remove());

  it("takes over what can change", async () => {
    const changed = { ...POOL, LambdaConfig: {}, Schema: [...POOL.Schema, { Name: "name" }] };
    await pool.emulator().ensureUserPool(changed);
    pool.trigger.invoke = () => Promise.reject(new Error("asked"));
    expect((await pool.signUp()).UserConfirmed).toBe(false);
  });

  it.each([
    ["how usernames compare", { UsernameConfiguration: { CaseSensitive: true } }],
    ["an attribute", { Schema: POOL.Schema.map((attribute) => ({ ...attribute, Mutable: true })) }],
  ])("refuses to change %s", async (_case, changed) => {
    await expect(pool.emulator().ensureUserPool({ ...POOL, ...changed })).rejects.toThrow("--fresh");
  });

  it.each([
    ["MfaConfiguration", { MfaConfiguration: "ON" }],
    ["UsernameAttributes", { UsernameAttributes: ["phone_number"] }],
    ["LambdaConfig.PostConfirmation is not honoured", { LambdaConfig: { PostConfirmation: "arn" } }],
    ["AliasAttributes is not honoured", { AliasAttributes: ["email"] }],
  ])("refuses %s", async (message, changed) => {
    await expect(pool.emulator().ensureUserPool({ ...POOL, ...changed })).rejects.toThrow(message);
  });

  it.each([
    ["--fresh", { GenerateSecret: false }],
    ["unknown attributes: custom:nope", { WriteAttributes: ["custom:nope"] }],
    ["AllowedOAuthFlows is not honoured", { AllowedOAuthFlows: ["code"] }],
  ])("refuses a client with %s", async (message, changed) => {
    const client = { ...CLIENT, UserPoolId: pool.ids().pool, ...changed };
    await expect(pool.emulator().ensureClient(client)).rejects.toThrow(message);
  });
});
