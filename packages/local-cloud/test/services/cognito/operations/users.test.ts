import {
  AdminConfirmSignUpCommand,
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  ListUsersCommand,
  type ListUsersCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { failureOf } from "../../support/fixtures.ts";
import { aUserPool, EMAIL, type UserPool } from "../a-user-pool.ts";
import { CLIENT, POOL } from "../declarations.ts";

// Each test draws a key pair for its pool.
jest.setTimeout(30_000);

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

  const update = (attributes: Record<string, string>, username = EMAIL) =>
    pool.sdk().send(
      new AdminUpdateUserAttributesCommand({
        ...userOf(username),
        UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
      }),
    );
  const attributesOf = async (username: string) => {
    const { UserAttributes = [] } = await pool.sdk().send(new AdminGetUserCommand(userOf(username)));
    return Object.fromEntries(UserAttributes.map(({ Name = "", Value }) => [Name, Value]));
  };

  it("changes an address and verifies it in one call; the user signs in with it from then on", async () => {
    await update({ email: "New@example.jp", email_verified: "true" });
    expect(await attributesOf("new@example.jp")).toMatchObject({
      email: "New@example.jp",
      email_verified: "true",
      "custom:accountId": "account-1",
    });
    await pool.signIn("NEW@example.jp");
    expect((await failureOf(pool.signIn())).name).toBe("NotAuthorizedException");
    await pool.signUp(); // the former address is free
  });

  it("counts a new address as unverified unless something else is said, and the same one as it was", async () => {
    await update({ email: EMAIL });
    expect(await attributesOf(EMAIL)).toMatchObject({ email_verified: "true" });
    await update({ email: "new@example.jp" });
    expect(await attributesOf("new@example.jp")).toMatchObject({ email_verified: "false" });
  });

  it("sets and takes away other attributes", async () => {
    await update({ name: "Taro" });
    expect(await attributesOf(EMAIL)).toMatchObject({ name: "Taro" });
    await update({ name: "" });
    expect(await attributesOf(EMAIL)).not.toHaveProperty("name");
  });

  it.each<[string, Record<string, string>, string | undefined, string]>([
    ["an address that another user has", { email: "JIRO@example.jp" }, undefined, "AliasExistsException"],
    ["a user who isn't there", { name: "x" }, "nobody@example.jp", "UserNotFoundException"],
    ["what is no address", { email: "nonsense" }, undefined, "InvalidParameterException"],
    ["an attribute that isn't there", { "custom:x": "1" }, undefined, "InvalidParameterException"],
    ["an immutable attribute", { "custom:accountId": "2" }, undefined, "InvalidParameterException"],
    ["the username", { sub: "x" }, undefined, "InvalidParameterException"],
  ])("can't change %s", async (_case, attributes, username, name) => {
    await pool.signUp("jiro@example.jp");
    const before = await attributesOf(EMAIL);
    expect((await failureOf(update(attributes, username))).name).toBe(name);
    expect(await attributesOf(EMAIL)).toEqual(before);
  });

  it("confirms a user once", async () => {
    pool.trigger.invoke = async (_arn, event) => ({ kind: "returned", payload: event });
    await pool.signUp("jiro@example.jp");
    const confirm = () => pool.sdk().send(new AdminConfirmSignUpCommand(userOf("jiro@example.jp")));
    expect((await failureOf(pool.signIn("jiro@example.jp"))).name).toBe("UserNotConfirmedException");
    await confirm();
    await pool.signIn("jiro@example.jp");
    expect(await failureOf(confirm())).toEqual({
      name: "NotAuthorizedException",
      message: "User cannot be confirmed. Current status is CONFIRMED",
    });
  });

  it("deletes a user, whose address is free again", async () => {
    await pool.sdk().send(new AdminDeleteUserCommand(userOf()));
    expect(await failureOf(pool.sdk().send(new AdminGetUserCommand(userOf())))).toEqual({
      name: "UserNotFoundException",
      message: "User does not exist.",
    });
    await pool.signUp();
  });

  it("learns when the pool isn't there", async () => {
    const call = pool.sdk().send(new AdminGetUserCommand({ UserPoolId: "nope", Username: EMAIL }));
    expect(await failureOf(call)).toEqual({
      name: "ResourceNotFoundException",
      message: "User pool nope does not exist.",
    });
  });

  it("learns by name which operation is not emulated", async () => {
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
