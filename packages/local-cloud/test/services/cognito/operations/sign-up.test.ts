import { AdminGetUserCommand, type SignUpCommandInput } from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import type { PreSignUpEvent } from "../../../../src/services/cognito/trigger-event.ts";
import { failureOf } from "../../support/fixtures.ts";
import { aUserPool, EMAIL, type UserPool } from "../a-user-pool.ts";
import { confirm } from "../declarations.ts";

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/;

// Each test draws a key pair for its pool.
jest.setTimeout(30_000);

describe("SignUp", () => {
  let pool: UserPool;

  beforeEach(async () => {
    pool = await aUserPool({ timeoutMs: 100 });
  });

  afterEach(() => pool.remove());

  const get = (Username: string) =>
    pool.sdk().send(new AdminGetUserCommand({ UserPoolId: pool.ids().pool, Username }));

  it("makes a confirmed user whose username is a UUID", async () => {
    const answer = await pool.signUp();
    expect(answer).toMatchObject({ UserConfirmed: true, UserSub: expect.stringMatching(UUID) });
    const user = await get(EMAIL);
    expect(user).toMatchObject({ Username: answer.UserSub, UserStatus: "CONFIRMED", Enabled: true });
    expect(user.UserCreateDate?.getTime()).toBe(pool.clock.now());
    const attributes = Object.fromEntries(
      (user.UserAttributes ?? []).map(({ Name, Value }) => [Name, Value]),
    );
    expect(attributes).toEqual({
      email: EMAIL,
      email_verified: "true",
      "custom:accountId": "account-1",
      sub: answer.UserSub,
    });
  });

  it("asks the trigger with Cognito's event", async () => {
    const events: PreSignUpEvent[] = [];
    pool.trigger.invoke = (arn, event, signal) => {
      events.push(event);
      return confirm(arn, event, signal);
    };
    const { UserSub } = await pool.signUp(EMAIL, { ValidationData: [{ Name: "k", Value: "v" }] });
    expect(events).toEqual([
      {
        version: "1",
        region: "ap-northeast-1",
        userPoolId: pool.ids().pool,
        userName: UserSub,
        callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId: pool.ids().client },
        triggerSource: "PreSignUp_SignUp",
        request: {
          userAttributes: { email: EMAIL, "custom:accountId": "account-1" },
          validationData: { k: "v" },
          clientMetadata: { orderId: "order-1" },
        },
        response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
      },
    ]);
  });

  it("leaves a user unconfirmed whom the trigger does not confirm", async () => {
    pool.trigger.invoke = async (_arn, event) => ({ kind: "returned", payload: event });
    expect((await pool.signUp()).UserConfirmed).toBe(false);
    expect((await get(EMAIL)).UserStatus).toBe("UNCONFIRMED");
    expect((await failureOf(pool.signIn())).name).toBe("UserNotConfirmedException");
  });

  it("makes exactly one user of twenty concurrent calls, in any letter case", async () => {
    const calls = Array.from({ length: 20 }, (_each, index) =>
      pool.signUp(index % 2 === 0 ? EMAIL : EMAIL.toUpperCase()).then(
        () => "made",
        (error: Error) => error.name,
      ),
    );
    const outcomes = await Promise.all(calls);
    expect(outcomes.filter((outcome) => outcome === "made")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "UsernameExistsException")).toHaveLength(19);
  });

  it("does not ask the trigger for a known address", async () => {
    await pool.signUp();
    pool.trigger.invoke = () => Promise.reject(new Error("asked"));
    expect(await failureOf(pool.signUp("Taro@Example.JP"))).toEqual({
      name: "UsernameExistsException",
      message: "An account with the given email already exists.",
    });
  });

  describe("when the trigger does not let the user in", () => {
    it.each<[string, UserPool["trigger"]["invoke"], string, string]>([
      [
        "throws",
        async () => ({ kind: "failed", errorMessage: "No such order" }),
        "UserLambdaValidationException",
        "PreSignUp failed with error No such order.",
      ],
      [
        "answers nothing",
        async () => ({ kind: "returned", payload: null }),
        "InvalidLambdaResponseException",
        "Unrecognizable lambda output",
      ],
      [
        "answers with something else",
        async () => ({ kind: "returned", payload: { response: { autoConfirmUser: "yes" } } }),
        "InvalidLambdaResponseException",
        "Unrecognizable lambda output",
      ],
      [
        "can't be invoked",
        () => Promise.reject(Object.assign(new Error("no"), { name: "AccessDeniedException" })),
        "UnexpectedLambdaException",
        "PreSignUp invocation failed due to error AccessDeniedException.",
      ],
      [
        "does not answer in time",
        () => new Promise(() => {}),
        "UnexpectedLambdaException",
        "PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.",
      ],
    ])("because it %s, the call fails and no user is made", async (_case, invoke, name, message) => {
      pool.trigger.invoke = invoke;
      expect(await failureOf(pool.signUp())).toEqual({ name, message });
      expect((await failureOf(get(EMAIL))).name).toBe("UserNotFoundException");
    });

    it("asks again after a timeout, three times in all", async () => {
      let asked = 0;
      pool.trigger.invoke = (...given) => {
        asked += 1;
        return asked < 3 ? new Promise(() => {}) : confirm(...given);
      };
      expect((await pool.signUp()).UserConfirmed).toBe(true);
      expect(asked).toBe(3);
    });
  });

  const attribute = (Name: string, Value: string): Partial<SignUpCommandInput> => ({
    UserAttributes: [{ Name, Value }],
  });

  it.each<[string, Partial<SignUpCommandInput>, string, string]>([
    [
      "a client that isn't there",
      { ClientId: "nope" },
      "ResourceNotFoundException",
      "User pool client nope does not exist.",
    ],
    ["no secret hash", { SecretHash: undefined }, "NotAuthorizedException", "SECRET_HASH was not received"],
    [
      "a wrong secret hash",
      { SecretHash: "d3Jvbmc=" },
      "NotAuthorizedException",
      "Unable to verify secret hash for client",
    ],
    [
      "a short password",
      { Password: "short-1" },
      "InvalidPasswordException",
      "Password did not conform with policy: Password not long enough",
    ],
    [
      "a password that ends in a space",
      { Password: "password-1 " },
      "InvalidParameterException",
      "Value at 'password' failed",
    ],
    [
      "a password of 257 characters",
      { Password: "a".repeat(257) },
      "InvalidParameterException",
      "less than or equal to 256",
    ],
    [
      "an attribute that the client may not write",
      attribute("name", "x"),
      "NotAuthorizedException",
      "A client attempted to write unauthorized attribute",
    ],
    [
      "a verification flag",
      attribute("email_verified", "true"),
      "NotAuthorizedException",
      "unauthorized attribute",
    ],
    [
      "a custom attribute that is too long",
      attribute("custom:accountId", "a".repeat(65)),
      "InvalidParameterException",
      "Attributes did not conform to the schema: custom:accountId",
    ],
    [
      "a custom attribute that is empty",
      attribute("custom:accountId", ""),
      "InvalidParameterException",
      "Attributes did not conform to the schema: custom:accountId",
    ],
    [
      "another address than the username",
      attribute("email", "jiro@example.jp"),
      "InvalidParameterException",
      "email",
    ],
  ])("refuses %s", async (_case, changed, name, message) => {
    const failure = await failureOf(pool.signUp(EMAIL, changed));
    expect(failure).toEqual({ name, message: expect.stringContaining(message) });
  });

  it.each([
    ["taro", "Username should be an email."],
    [`${"a".repeat(120)}@example.jp`, "less than or equal to 128"],
  ])("refuses the username %s", async (username, message) => {
    const failure = await failureOf(pool.signUp(username));
    expect(failure).toEqual({ name: "InvalidParameterException", message: expect.stringContaining(message) });
  });

  it("keeps users, ids and the client's secret across restarts", async () => {
    const { UserSub } = await pool.signUp();
    const before = pool.ids();
    await pool.restart();
    expect(pool.ids()).toEqual(before);
    expect((await get(EMAIL)).Username).toBe(UserSub);
    expect((await failureOf(pool.signUp())).name).toBe("UsernameExistsException");
  });
});

describe("SignUp in a pool with other settings", () => {
  let pool: UserPool;

  afterEach(() => pool.remove());

  it.each([
    [{ RequireUppercase: true }, "lower-1", "uppercase"],
    [{ RequireLowercase: true }, "UPPER-1", "lowercase"],
    [{ RequireNumbers: true }, "letters-", "numeric"],
    [{ RequireSymbols: true }, "letters1", "symbol"],
  ])("enforces the policy %j", async (policy, Password, kind) => {
    pool = await aUserPool({ pool: { Policies: { PasswordPolicy: { MinimumLength: 6, ...policy } } } });
    expect(await failureOf(pool.signUp(EMAIL, { Password }))).toEqual({
      name: "InvalidPasswordException",
      message: `Password did not conform with policy: Password must have ${kind} characters`,
    });
  });

  it("is closed where only administrators create users", async () => {
    pool = await aUserPool({ pool: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } } });
    const failure = await failureOf(pool.signUp());
    expect(failure).toEqual({
      name: "NotAuthorizedException",
      message: "SignUp is not permitted for this user pool",
    });
  });

  it("distinguishes letter cases where the pool does", async () => {
    pool = await aUserPool({ pool: { UsernameConfiguration: { CaseSensitive: true } } });
    await pool.signUp(EMAIL);
    await pool.signUp(EMAIL.toUpperCase());
    await pool.signIn(EMAIL);
    expect((await failureOf(pool.signIn("TARO@example.jp"))).name).toBe("NotAuthorizedException");
  });

  it("reports an attribute outside the schema, and a missing one, in the schema's words", async () => {
    pool = await aUserPool({
      client: { ReadAttributes: undefined, WriteAttributes: undefined },
      pool: { Schema: [{ Name: "name", Required: true }] },
    });
    const failure = await failureOf(
      pool.signUp(EMAIL, { UserAttributes: [{ Name: "custom:nope", Value: "x" }] }),
    );
    expect(failure).toEqual({
      name: "InvalidParameterException",
      message:
        "Attributes did not conform to the schema: custom:nope: Attribute does not exist in the schema.\n" +
        "name: The attribute is required\n",
    });
  });
});
